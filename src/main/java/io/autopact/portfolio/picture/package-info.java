/** The register as pictures: SVG that reads in print, without colour, and aloud. */
@NamedInterface("picture")
@NullMarked
package io.autopact.portfolio.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
