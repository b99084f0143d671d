/**
 * The roles, and the annotations by which each operation says which of them may call it. The access module enforces
 * them on the method that will run.
 */
@NullMarked
package io.autopact.shared.roles;

import org.jspecify.annotations.NullMarked;
