/** What we offer: the cooperation domains, the capability architecture in its versions, and the solutions. */
@ApplicationModule(
        displayName = "Capability 能力",
        allowedDependencies = {"shared", "history", "exchange", "evidence", "organization"})
@NullMarked
package io.autopact.capability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
