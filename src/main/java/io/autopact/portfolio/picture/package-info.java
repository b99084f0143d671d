/** The register as pictures: SVG that reads in print, without colour, and aloud. */
@NullMarked
package io.autopact.portfolio.picture;

import org.jspecify.annotations.NullMarked;
