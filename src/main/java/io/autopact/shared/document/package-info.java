/** Request bodies: read as a whole, so that all that is wrong with one is told together. */
@NullMarked
package io.autopact.shared.document;

import org.jspecify.annotations.NullMarked;
