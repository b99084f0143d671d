/** The CSV endpoints. */
@NullMarked
package io.autopact.exchange.web;

import org.jspecify.annotations.NullMarked;
