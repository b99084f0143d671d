/** Cooperation domains, architectures and solutions over HTTP. */
@NullMarked
package io.autopact.capability.web;

import org.jspecify.annotations.NullMarked;
