package io.autopact.shared.problem;

import lombok.Getter;

/** Ends a request for a record that was merged into another one: the answer leads there. */
@Getter
public class MovedException extends RuntimeException {

    private final String code;
    private final String into;

    /**
     * @param code the code that was asked for
     * @param into the code of the record that stays
     */
    public MovedException(String code, String into) {
        super("%s was merged into %s".formatted(code, into));
        this.code = code;
        this.into = into;
    }
}
