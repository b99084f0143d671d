package io.autopact.shared.document;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Why something is done, where nothing else is to be said.
 *
 * @param reason why, as the history shows it
 */
@Document
@Schema(name = "BecauseRequest")
public record Because(@Size(min = 1, max = 4000) @Nullable String reason) {

    /** The reason that was given, if any was. */
    public static @Nullable String orNone(@Nullable Because because) {
        return because == null ? null : because.reason();
    }
}
