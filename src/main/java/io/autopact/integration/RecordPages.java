package io.autopact.integration;

import lombok.AccessLevel;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** Where people who were told of a record read of it. */
@NoArgsConstructor(access = AccessLevel.PRIVATE)
public final class RecordPages {

    /**
     * The path of the page on which a record stands.
     *
     * @param type the type of the record
     * @param code its code
     * @param agreement the number of its agreement; null for a rollout that rests on none
     */
    public static String path(String type, String code, @Nullable String agreement) {
        return switch (type) {
            case "MILESTONE" -> "/agreements/%s#%s".formatted(agreement, code);
            case "ROLLOUT" -> "/rollouts?q=%1$s#%1$s".formatted(code);
            default -> "/agreements/" + code;
        };
    }
}
