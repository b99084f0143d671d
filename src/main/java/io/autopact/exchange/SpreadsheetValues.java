package io.autopact.exchange;

import io.autopact.shared.time.WantedDate;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What spreadsheets make of dates and booleans when they save a file. What can be read in one way alone is read; of the
 * rest it is said what to do.
 */
final class SpreadsheetValues {

    private static final int ISO_LENGTH = 10;

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>[0-9]{4})(?:(?<sign>[-/.])(?<month>[0-9]{1,2})\\k<sign>(?<day>[0-9]{1,2})"
                    + "|年(?<zhMonth>[0-9]{1,2})月(?<zhDay>[0-9]{1,2})日)(?: 0{1,2}:00(?::00)?)?");

    private static final Pattern YEAR_LAST = Pattern.compile("[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}.*");
    private static final Pattern WITH_LETTERS =
            Pattern.compile("[0-9 ,.\\p{Alpha}/-]*\\p{Alpha}{3}[0-9 ,.\\p{Alpha}/-]*");
    private static final Pattern SERIAL = Pattern.compile("(?<days>[1-9][0-9]{4})(?:\\.[0-9]+)?");

    /** The day from which spreadsheets count, so that 1 is the first day of 1900. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final String SAVE_AGAIN = ": format the column as yyyy-mm-dd in the spreadsheet and save it again";

    private SpreadsheetValues() {}

    /** A value in the form that exports give it, where a spreadsheet's is understood; else as it is. */
    static String usual(ColumnType type, String value) {
        return switch (type) {
            case DATE -> date(value);
            case BOOLEAN -> truth(value);
            default -> value;
        };
    }

    private static String date(String value) {
        if (value.length() == ISO_LENGTH && value.charAt(4) == '-' && value.charAt(7) == '-') {
            return value;
        }
        Matcher parts = YEAR_FIRST.matcher(value.strip());
        if (!parts.matches()) {
            return value;
        }
        boolean chinese = parts.group("sign") == null;
        return parts.group("year")
                + twoFigures(parts.group(chinese ? "zhMonth" : "month"))
                + twoFigures(parts.group(chinese ? "zhDay" : "day"));
    }

    private static String twoFigures(String number) {
        return number.length() == 1 ? "-0" + number : "-" + number;
    }

    private static String truth(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "是" -> "true";
            case "false", "否" -> "false";
            default -> value;
        };
    }

    /** What is wanted in the place of a text that is no date, to follow "must be". */
    static String wantedDate(String value) {
        Matcher serial = SERIAL.matcher(value);
        if (serial.matches()) {
            return "a date such as 2019-06-28, and %s is the number by which a spreadsheet counts its days (%s, counted from 1900)"
                            .formatted(value, DAY_ZERO.plusDays(Long.parseLong(serial.group("days"))))
                    + SAVE_AGAIN;
        }
        if (YEAR_LAST.matcher(value).matches()) {
            return "a date with its year first and in four figures, such as 2019-06-28, as %s can be read in several ways"
                            .formatted(value)
                    + SAVE_AGAIN;
        }
        if (WITH_LETTERS.matcher(value).matches()) {
            return "a date in figures alone, such as 2019-06-28" + SAVE_AGAIN;
        }
        return WantedDate.instead(value);
    }
}
