package io.autopact.shared.web;

import io.autopact.shared.time.RoughDate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.springframework.core.convert.converter.Converter;

/** Reads instants in parameters, of the years that dates can be of; a plus sign may have become a space on its way. */
final class InstantParameters implements Converter<String, Instant> {

    private static final Instant EARLIEST =
            RoughDate.EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant LATEST =
            RoughDate.LATEST.atStartOfDay(ZoneOffset.UTC).toInstant();

    @Override
    public Instant convert(String text) {
        try {
            Instant instant = Instant.parse(text.replace(' ', '+'));
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new IllegalArgumentException("Out of range");
            }
            return instant;
        } catch (DateTimeParseException notAnInstant) {
            throw new IllegalArgumentException("Not an instant", notAnInstant);
        }
    }
}
