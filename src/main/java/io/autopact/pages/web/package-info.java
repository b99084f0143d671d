/** The pages over HTTP. */
@NullMarked
package io.autopact.pages.web;

import org.jspecify.annotations.NullMarked;
