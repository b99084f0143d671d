/** Conditional requests and the checks that every request passes. */
@NullMarked
package io.autopact.shared.web;

import org.jspecify.annotations.NullMarked;
