/**
 * Who is told: the change feed, which tells everything that changes, whichever way it was written, and webhooks, which
 * it is sent to.
 */
@ApplicationModule(
        displayName = "Integration 对接",
        allowedDependencies = {"shared", "history", "evidence", "organization", "access", "people"})
@NullMarked
package io.autopact.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
