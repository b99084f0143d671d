/** The portfolio's questions over HTTP. */
@NullMarked
package io.autopact.portfolio.web;

import org.jspecify.annotations.NullMarked;
