/** How we know: sources, and the words in them that state or contradict a fact of any record. */
@ApplicationModule(
        displayName = "Evidence 佐证",
        allowedDependencies = {"shared", "history", "exchange"})
@NullMarked
package io.autopact.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
