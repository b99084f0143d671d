package io.autopact.integration;

import lombok.AccessLevel;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** Where people who were told of a record read of it. */
@NoArgsConstructor(access = AccessLevel.PRIVATE)
public final class RecordPages {

    /**
     * The path of the page on which a record stands; of one that stands on none, that of the page of its changes. An
     * import stands on none and has no changes: there it is the job itself.
     *
     * @param type the type of the record
     * @param code its code
     * @param agreement the number of its agreement; null where it has none, or none is known
     */
    public static String path(String type, String code, @Nullable String agreement) {
        return switch (type) {
            case "MILESTONE" ->
                agreement == null ? changes(type, code) : "/agreements/%s#%s".formatted(agreement, code);
            case "ROLLOUT" -> "/rollouts?q=%1$s#%1$s".formatted(code);
            case "AGREEMENT" -> "/agreements/" + code;
            case "AUTOMAKER", "PARTNER", "OWN_UNIT" -> "/organizations/" + code;
            case "IMPORT" -> "/api/v1/import-jobs/" + code;
            default -> changes(type, code);
        };
    }

    private static String changes(String type, String code) {
        return "/changes?record=%s:%s".formatted(type, code);
    }
}
