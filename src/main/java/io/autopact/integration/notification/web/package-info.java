/** The endpoints of notifications. */
@NullMarked
package io.autopact.integration.notification.web;

import org.jspecify.annotations.NullMarked;
