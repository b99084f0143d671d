/** Texts that are written for people. */
@NullMarked
package io.autopact.shared.text;

import org.jspecify.annotations.NullMarked;
