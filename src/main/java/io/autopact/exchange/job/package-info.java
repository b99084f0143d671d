/**
 * Imports that were sent to the service: each is a job that runs by itself, can be watched and cancelled, and is kept.
 */
@NullMarked
package io.autopact.exchange.job;

import org.jspecify.annotations.NullMarked;
