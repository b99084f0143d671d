package io.autopact.exchange;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

/** What the values of a CSV column are. */
@Getter
@RequiredArgsConstructor
public enum ColumnType {
    /** Any text. */
    STRING("text", "a text"),
    /** A whole number. */
    INTEGER("bigint", "a whole number"),
    /** A decimal number with a point. */
    NUMBER("numeric", "a number such as 12.5"),
    /** A date in ISO 8601. */
    DATE("date", "a date such as 2019-06-28"),
    /** {@code true} or {@code false}. */
    BOOLEAN("boolean", "true or false"),
    /** An instant in ISO 8601, in UTC. */
    DATETIME("timestamptz", "an instant such as 2019-06-28T08:00:00Z"),
    /** Whole numbers separated by semicolons. */
    INTEGERS("text", "at most ten whole numbers separated by semicolons, such as 90;30");

    private final String sqlType;
    private final String wanted;

    /** The type's name in descriptions, which is the Frictionless one. */
    @JsonValue
    public String label() {
        return this == INTEGERS ? STRING.label() : name().toLowerCase(Locale.ROOT);
    }

    /** Whether a text is a value of this type. */
    boolean accepts(String text) {
        try {
            switch (this) {
                case STRING -> {
                    return true;
                }
                case INTEGER -> {
                    return text.matches("-?[0-9]{1,15}");
                }
                case NUMBER -> {
                    return text.matches("-?[0-9]{1,18}(\\.[0-9]{1,10})?");
                }
                case DATE -> LocalDate.parse(text);
                case DATETIME -> Instant.parse(text);
                case BOOLEAN -> {
                    return text.equals("true") || text.equals("false");
                }
                case INTEGERS -> {
                    return text.matches("[0-9]{1,6}(;[0-9]{1,6}){0,9}");
                }
            }
            return true;
        } catch (DateTimeParseException notOfThisType) {
            return false;
        }
    }

    /** The SQL that writes a value of this type as the CSV shows it. */
    String toCsv(String expression) {
        return switch (this) {
            case BOOLEAN -> "(%s)::text".formatted(expression);
            case DATETIME ->
                "to_char((%s) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(expression);
            case INTEGERS -> "nullif(array_to_string(%s, ';'), '')".formatted(expression);
            default -> expression;
        };
    }

    /** The SQL that shows a value of this type in a view: what has a type of its own keeps it. */
    String toView(String expression) {
        return this == INTEGERS ? toCsv(expression) : expression;
    }

    /** The SQL that writes a value of this type as it is staged. */
    String toStaging(String expression) {
        return toView(expression);
    }

    /** The SQL that reads a staged value of this type. */
    String fromStaging(String expression) {
        return this == INTEGERS ? "string_to_array(%s, ';')::integer[]".formatted(expression) : expression;
    }
}
