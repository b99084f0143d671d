/** Problems of RFC 9457: the catalogue of their types, one exception, and one place that turns errors into them. */
@NullMarked
package io.autopact.shared.problem;

import org.jspecify.annotations.NullMarked;
