/** What every request passes: known parameters only, at most 1 MiB, and the conditions of its tags. */
@NullMarked
package io.autopact.shared.web;

import org.jspecify.annotations.NullMarked;
