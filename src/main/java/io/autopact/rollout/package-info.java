/** Where it lands: vehicle models, and solutions in use at organizations. */
@ApplicationModule(
        displayName = "Rollout 落地",
        allowedDependencies = {
            "shared",
            "history",
            "exchange",
            "evidence",
            "people",
            "organization",
            "capability",
            "agreement"
        })
@NullMarked
package io.autopact.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
