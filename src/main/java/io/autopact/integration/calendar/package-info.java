/** What falls due, as calendars that programs subscribe to. */
@NullMarked
package io.autopact.integration.calendar;

import org.jspecify.annotations.NullMarked;
