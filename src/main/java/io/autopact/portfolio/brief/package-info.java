/** What to know of a partner before meeting them, on screen and on paper. */
@NamedInterface("brief")
@NullMarked
package io.autopact.portfolio.brief;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
