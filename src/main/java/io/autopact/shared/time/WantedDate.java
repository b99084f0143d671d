package io.autopact.shared.time;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what a date would have to be, where a text is none. */
public final class WantedDate {

    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4}-(0[1-9]|1[0-2]))-\\d{2}");

    private WantedDate() {}

    /**
     * What is wanted in the place of a text, to follow "must be": of a day that no calendar has, that it does not
     * exist.
     *
     * @param text what was given; null where it is no text
     */
    public static String instead(@Nullable String text) {
        Matcher date = ISO_DATE.matcher(text == null ? "" : text);
        if (!date.matches()) {
            return "a date such as 2019-06-28";
        }
        YearMonth month = YearMonth.parse(date.group(1));
        return "a day that exists: %s has %d days".formatted(month, month.lengthOfMonth());
    }
}
