/** Agreements over HTTP. */
@NullMarked
package io.autopact.agreement.web;

import org.jspecify.annotations.NullMarked;
