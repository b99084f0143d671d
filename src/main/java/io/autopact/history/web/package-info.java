/** The history of every record over HTTP. */
@NullMarked
package io.autopact.history.web;

import org.jspecify.annotations.NullMarked;
