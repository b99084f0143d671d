/** What it all adds up to: coverage, white space, gaps, what falls due, claims against the register, and pictures. */
@ApplicationModule(
        displayName = "Portfolio 合作全景",
        allowedDependencies = {
            "shared",
            "history",
            "exchange",
            "evidence",
            "people",
            "organization",
            "capability",
            "agreement",
            "rollout"
        })
@NullMarked
package io.autopact.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
