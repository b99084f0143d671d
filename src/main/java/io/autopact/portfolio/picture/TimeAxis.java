package io.autopact.portfolio.picture;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Where days stand, from the first to the last that is drawn, and which years, quarters, months or weeks are told. */
final class TimeAxis {

    private static final int FARTHEST_YEARS = 60;
    private static final int LEAST_DAYS = 10;
    private static final int[] YEARS = {1, 2, 5, 10, 20, 50};
    private static final int ROOM_FOR_A_YEAR = 36;
    private static final int ROOM_FOR_A_UNIT = 30;

    private final LocalDate first;
    private final LocalDate last;
    private final int x;
    private final int width;
    private final Language language;

    /** A stretch of time with its name, as far as it is drawn. */
    record Stretch(int from, int to, String name) {}

    /**
     * An axis with a margin on both sides of the dates.
     *
     * @param dates all that is to be drawn
     * @param asOf the date asked about; what is more than sixty years away from it stands at the edge
     * @param open whether something runs on, so that there must be something after the date asked about
     */
    TimeAxis(Collection<LocalDate> dates, LocalDate asOf, boolean open, Box area, Language language) {
        LocalDate from = Collections.min(dates);
        LocalDate to = Collections.max(dates);
        from = later(from.isBefore(asOf) ? from : asOf, asOf.minusYears(FARTHEST_YEARS));
        to = earlier(to.isAfter(asOf) ? to : asOf, asOf.plusYears(FARTHEST_YEARS));
        long margin = LEAST_DAYS + ChronoUnit.DAYS.between(from, to) / 25;
        if (open) {
            to = later(to, asOf.plusDays(margin));
        }
        this.first = from.minusDays(margin);
        this.last = to.plusDays(margin);
        this.x = area.x();
        this.width = area.width();
        this.language = language;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    int left() {
        return x;
    }

    int right() {
        return x + width;
    }

    /** Where a day begins; days that are not drawn stand at the edge. */
    int at(LocalDate day) {
        double part = (double) ChronoUnit.DAYS.between(first, day) / ChronoUnit.DAYS.between(first, last);
        return x + (int) Math.round(Math.clamp(part, 0.0, 1.0) * width);
    }

    private double dayWidth() {
        return (double) width / ChronoUnit.DAYS.between(first, last);
    }

    private boolean tellsWeeks() {
        return 7 * dayWidth() >= ROOM_FOR_A_UNIT;
    }

    /** Years, or as many years together as have room; months where weeks stand under them. */
    List<Stretch> upper() {
        if (tellsWeeks()) {
            return stretches(
                    first.withDayOfMonth(1),
                    day -> day.plusMonths(1),
                    day -> "%d-%02d".formatted(day.getYear(), day.getMonthValue()));
        }
        int step = YEARS[YEARS.length - 1];
        for (int i = YEARS.length - 1; i >= 0 && YEARS[i] * 365 * dayWidth() >= ROOM_FOR_A_YEAR; i--) {
            step = YEARS[i];
        }
        int years = step;
        LocalDate start = LocalDate.of(first.getYear() - Math.floorMod(first.getYear(), years), 1, 1);
        return stretches(start, day -> day.plusYears(years), day -> years > 1 && day.isBefore(first) ? "" : year(day));
    }

    private static String year(LocalDate day) {
        return String.valueOf(day.getYear());
    }

    /** What stands under the years: months or quarters where there is room; under months weeks, by their Monday. */
    List<Stretch> lower() {
        if (tellsWeeks()) {
            LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return stretches(monday, day -> day.plusWeeks(1), day -> String.valueOf(day.getDayOfMonth()));
        }
        LocalDate year = first.withDayOfYear(1);
        if (28 * dayWidth() >= ROOM_FOR_A_UNIT) {
            return stretches(
                    year,
                    day -> day.plusMonths(1),
                    day -> day.getMonth().getDisplayName(TextStyle.SHORT, language.locale()));
        }
        if (90 * dayWidth() >= ROOM_FOR_A_UNIT) {
            return stretches(year, day -> day.plusMonths(3), day -> "Q" + (day.getMonthValue() + 2) / 3);
        }
        return List.of();
    }

    private List<Stretch> stretches(LocalDate start, UnaryOperator<LocalDate> next, Function<LocalDate, String> name) {
        List<Stretch> stretches = new ArrayList<>();
        for (LocalDate day = start; day.isBefore(last); day = next.apply(day)) {
            LocalDate end = next.apply(day);
            if (end.isAfter(first)) {
                stretches.add(new Stretch(at(day), at(end), name.apply(day)));
            }
        }
        return stretches;
    }
}
