package io.autopact.shared.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What day it is where the partnerships are managed; date questions without a date are asked of it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Today {

    private final Clock clock;

    /** Today in the configured zone. */
    public LocalDate get() {
        return LocalDate.now(clock);
    }

    /** When a day begins in the configured zone. */
    public Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** The date asked about, or today where none was given. */
    public LocalDate or(@Nullable LocalDate asOf) {
        return asOf == null ? get() : asOf;
    }

    /** The date asked about, or that of an instant where none was given, or today. */
    public LocalDate or(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return asOf == null && knownAt != null ? LocalDate.ofInstant(knownAt, clock.getZone()) : or(asOf);
    }
}
