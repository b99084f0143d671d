package io.autopact.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The terms of agreements that renew themselves, counted one after the other on a calendar. */
public final class NaiveTerms {

    private NaiveTerms() {}

    /** The last day of what lasts some months from a day on: counted on month by month. */
    public static LocalDate lastDay(LocalDate first, int months) {
        LocalDate month = first.withDayOfMonth(1);
        for (int i = 0; i < months; i++) {
            month = month.plusMonths(1);
        }
        return first.getDayOfMonth() > month.lengthOfMonth()
                ? month.withDayOfMonth(month.lengthOfMonth())
                : month.withDayOfMonth(first.getDayOfMonth()).minusDays(1);
    }

    /**
     * The expiries that follow each other, from one that was agreed on, up to the first that is late enough.
     *
     * @param effectiveOn terms are counted from this day where some number of them leads to what was agreed
     */
    public static List<LocalDate> expiries(
            @Nullable LocalDate effectiveOn, LocalDate agreed, int months, LocalDate enough) {
        List<LocalDate> all = new ArrayList<>(List.of(agreed));
        LocalDate begin = agreed.plusDays(1);
        int terms = 0;
        if (effectiveOn != null) {
            for (int n = 1; !lastDay(effectiveOn, n * months).isAfter(agreed); n++) {
                if (lastDay(effectiveOn, n * months).equals(agreed)) {
                    begin = effectiveOn;
                    terms = n;
                }
            }
        }
        while (all.getLast().isBefore(enough)) {
            terms++;
            all.add(lastDay(begin, terms * months));
        }
        return all;
    }
}
