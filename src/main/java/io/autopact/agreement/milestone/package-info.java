/** What agreements oblige someone to deliver, and by when. */
@NamedInterface("milestone")
@NullMarked
package io.autopact.agreement.milestone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
