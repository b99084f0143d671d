package io.autopact.exchange;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an import.
 *
 * @param file the file's name
 * @param line the line of the file on which the row begins, the header being 1
 * @param column the column, where one is at fault
 * @param value what stands there
 * @param detail what is wrong and what would be right, in plain words
 * @param rule the code of the rule that is broken, where one is
 */
public record ImportError(
        String file,
        long line,
        @Nullable String column,
        @Nullable String value,
        String detail,
        @Nullable String rule) {

    /** Something wrong that is no matter of a rule. */
    public ImportError(String file, long line, @Nullable String column, @Nullable String value, String detail) {
        this(file, line, column, value, detail, null);
    }
}
