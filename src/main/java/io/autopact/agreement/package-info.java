/** What was agreed: with whom, over what, from when to when. */
@ApplicationModule(
        displayName = "Agreement 协议",
        allowedDependencies = {"shared", "history", "exchange", "evidence", "people", "organization", "capability"})
@NullMarked
package io.autopact.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
