/** Tokens and one's own identity over HTTP. */
@NullMarked
package io.autopact.access.web;

import org.jspecify.annotations.NullMarked;
