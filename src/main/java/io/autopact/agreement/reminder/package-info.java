/** Reminders of what falls due, each told once. */
@NullMarked
package io.autopact.agreement.reminder;

import org.jspecify.annotations.NullMarked;
