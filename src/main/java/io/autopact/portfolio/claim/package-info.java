/** Figures stated in public, and whether the register bears them out. */
@NamedInterface("claim")
@NullMarked
package io.autopact.portfolio.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
