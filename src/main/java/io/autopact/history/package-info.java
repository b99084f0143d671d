/**
 * What changed: who changed what, when, from what to what, for every record and for good.
 *
 * <p>The database writes the history itself; this module tells it who acts, and reads it.
 */
@ApplicationModule(displayName = "History 历史", allowedDependencies = "shared")
@NullMarked
package io.autopact.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
