/**
 * The PostgreSQL that the service brings along where no other is configured: real binaries, durable, in a kept
 * directory.
 */
@NullMarked
package io.autopact.shared.postgres;

import org.jspecify.annotations.NullMarked;
