/** What people look at: read-only pages, made from the answers that the interface gives. */
@ApplicationModule(
        displayName = "Pages 页面",
        allowedDependencies = {
            "shared",
            "access",
            "history",
            "evidence",
            "people",
            "organization",
            "capability",
            "agreement",
            "agreement :: milestone",
            "agreement :: instrument",
            "rollout",
            "portfolio",
            "portfolio :: picture",
            "portfolio :: brief",
            "portfolio :: claim"
        })
@NullMarked
package io.autopact.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
