/** Sources and evidence over HTTP. */
@NullMarked
package io.autopact.evidence.web;

import org.jspecify.annotations.NullMarked;
