package io.autopact.exchange;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a member of the API is called as a column, and back. */
final class Names {

    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    private Names() {}

    /** {@code signedOn} is the column {@code signed_on}. */
    static String column(String member) {
        return HUMP.matcher(member).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    /** {@code signed_on} is the member {@code signedOn}. */
    static String member(String column) {
        String[] words = column.split("_");
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
