/** What is due reaches people: to whom each reminder goes, the mail of each day, and why something was not sent. */
@NullMarked
package io.autopact.integration.notification;

import org.jspecify.annotations.NullMarked;
