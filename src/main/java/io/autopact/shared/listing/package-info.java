/** Lists: declared filters and sorts, keyset cursors, and one statement for each page. */
@NullMarked
package io.autopact.shared.listing;

import org.jspecify.annotations.NullMarked;
