/** Figures stated in public, and whether the register bears them out. */
@NullMarked
package io.autopact.portfolio.claim;

import org.jspecify.annotations.NullMarked;
