/**
 * How we know: sources, the words in them that state or contradict a fact of any record, and what happened and is no
 * step of a record.
 */
@ApplicationModule(
        displayName = "Evidence 佐证",
        allowedDependencies = {"shared", "history", "exchange"})
@NullMarked
package io.autopact.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
