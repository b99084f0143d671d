/** What agreements set up: joint labs, funds, joint ventures. */
@NullMarked
package io.autopact.agreement.instrument;

import org.jspecify.annotations.NullMarked;
