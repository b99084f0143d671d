/** What the OpenAPI document says of every operation alike, so that no controller has to say it again. */
@NullMarked
package io.autopact.shared.openapi;

import org.jspecify.annotations.NullMarked;
