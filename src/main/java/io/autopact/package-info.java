/**
 * The system of record for partnerships with automakers: with whom, what was agreed, what it covers, where it has
 * landed.
 */
@NullMarked
package io.autopact;

import org.jspecify.annotations.NullMarked;
