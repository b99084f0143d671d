/** The change feed over HTTP. */
@NullMarked
package io.autopact.integration.web;

import org.jspecify.annotations.NullMarked;
