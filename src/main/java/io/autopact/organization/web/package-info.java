/** Organizations over HTTP. */
@NullMarked
package io.autopact.organization.web;

import org.jspecify.annotations.NullMarked;
