/** How a request finds the method that answers it. */
@NullMarked
package io.autopact.shared.routing;

import org.jspecify.annotations.NullMarked;
