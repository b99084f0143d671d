/** Dates of the real world, which may be known roughly, and what day it is today. */
@NullMarked
package io.autopact.shared.time;

import org.jspecify.annotations.NullMarked;
