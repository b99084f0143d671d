/** What every write passes: one transaction, dry run, and the same answer to a retry. */
@NullMarked
package io.autopact.shared.writing;

import org.jspecify.annotations.NullMarked;
