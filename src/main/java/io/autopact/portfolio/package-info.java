/** What it all adds up to: what falls due, over all agreements. */
@ApplicationModule(
        displayName = "Portfolio 合作全景",
        allowedDependencies = {"shared", "agreement"})
@NullMarked
package io.autopact.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
