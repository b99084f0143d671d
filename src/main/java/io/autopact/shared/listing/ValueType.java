package io.autopact.shared.listing;

import io.autopact.shared.time.WantedDate;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

/** What the values of a filter or a sort column are, and how they are written in SQL. */
@Getter
@RequiredArgsConstructor
public enum ValueType {
    /** A text or a code. */
    TEXT("text"),
    /** A Chinese name, which is sorted by pinyin. */
    CHINESE_NAME("text"),
    /** A date in ISO 8601. */
    DATE("date"),
    /** A whole number. */
    INTEGER("bigint"),
    /** {@code true} or {@code false}. */
    BOOLEAN("boolean"),
    /** An instant in ISO 8601. */
    INSTANT("timestamptz");

    private final String sql;

    /**
     * Reads a parameter's value.
     *
     * @throws IllegalArgumentException with what was wanted instead, in plain words
     */
    Object parse(String text) {
        return switch (this) {
            case TEXT, CHINESE_NAME, INSTANT -> text;
            case DATE -> date(text);
            case INTEGER -> integer(text);
            case BOOLEAN -> bool(text);
        };
    }

    private static LocalDate date(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new IllegalArgumentException(WantedDate.instead(text));
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(WantedDate.instead(text), e);
        }
    }

    private static Long integer(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a whole number", e);
        }
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }
}
