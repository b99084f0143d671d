package io.autopact.shared.web;

import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;

/** Reads dates in parameters: years of four digits, within what a record may carry; an empty one is no date. */
final class DateParameters implements Converter<String, LocalDate> {

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    @Override
    public LocalDate convert(String text) {
        if (!ISO_DATE.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a date");
        }
        LocalDate date = LocalDate.parse(text);
        if (date.isBefore(RoughDate.EARLIEST) || date.isAfter(RoughDate.LATEST)) {
            throw new IllegalArgumentException("Out of range");
        }
        return date;
    }
}
