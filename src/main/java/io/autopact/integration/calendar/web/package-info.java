/** The endpoints of calendars. */
@NullMarked
package io.autopact.integration.calendar.web;

import org.jspecify.annotations.NullMarked;
