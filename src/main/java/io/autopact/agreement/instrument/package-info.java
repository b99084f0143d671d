/** What agreements set up: joint labs, funds, joint ventures. */
@NamedInterface("instrument")
@NullMarked
package io.autopact.agreement.instrument;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
