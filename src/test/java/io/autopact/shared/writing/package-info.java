@NullMarked
package io.autopact.shared.writing;

import org.jspecify.annotations.NullMarked;
