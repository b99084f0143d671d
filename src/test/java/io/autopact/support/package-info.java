/** What the tests stand on: a real PostgreSQL, a real service, and a client that speaks HTTP to it. */
@NullMarked
package io.autopact.support;

import org.jspecify.annotations.NullMarked;
