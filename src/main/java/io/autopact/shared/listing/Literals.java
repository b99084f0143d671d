package io.autopact.shared.listing;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.SqlParameterValue;

/** Writes the values of named parameters into SQL, for statements such as COPY that take no parameters. */
final class Literals {

    /** A colon that is neither part of a cast nor of a time. */
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([A-Za-z]\\w*)");

    private Literals() {}

    /**
     * The statement with each parameter's value in its place.
     *
     * @param sql has no text constants with colons before letters
     */
    static String fill(String sql, Map<String, Object> parameters) {
        return PARAMETER.matcher(sql).replaceAll(found -> {
            Object value = parameters.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("The parameter " + found.group(1) + " has no value");
            }
            return Matcher.quoteReplacement(literal(value));
        });
    }

    private static String literal(Object value) {
        return switch (value) {
            case SqlParameterValue array -> texts(array);
            case Boolean flag -> flag.toString();
            case Integer number -> number.toString();
            case LocalDate date -> "date '" + date + "'";
            case String text -> quoted(text) + "::text";
            default -> throw new IllegalArgumentException("No literal is known for a " + value.getClass());
        };
    }

    private static String texts(SqlParameterValue array) {
        return Stream.of((String[]) Objects.requireNonNull(array.getValue()))
                .map(Literals::quoted)
                .collect(Collectors.joining(", ", "array[", "]::text[]"));
    }

    /**
     * A text with its quotes doubled, and written so that backslashes mean themselves whatever the session's settings.
     */
    private static String quoted(String text) {
        return "e'" + text.replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a") + "'";
    }
}
