package io.autopact.shared.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date that is known roughly is the last day of its period. */
class DatePrecisionTests {

    @ParameterizedTest
    @CsvSource({
        "DAY, 2019-06-28, 2019-06-28",
        "BY, 2019-06-28, 2019-06-28",
        "MONTH, 2019-06-01, 2019-06-30",
        "MONTH, 2019-06-30, 2019-06-30",
        "MONTH, 2020-02-10, 2020-02-29",
        "MONTH, 1900-02-10, 1900-02-28",
        "MONTH, 2019-12-31, 2019-12-31",
        "QUARTER, 2019-01-01, 2019-03-31",
        "QUARTER, 2020-02-29, 2020-03-31",
        "QUARTER, 2019-05-31, 2019-06-30",
        "QUARTER, 2019-08-31, 2019-09-30",
        "QUARTER, 2019-12-31, 2019-12-31",
        "YEAR, 2019-01-01, 2019-12-31",
        "YEAR, 2020-12-31, 2020-12-31"
    })
    void theLastDayOfThePeriodThatHoldsADay(DatePrecision precision, LocalDate day, LocalDate last) {
        assertThat(precision.lastDayOfPeriod(day)).isEqualTo(last);
    }

    @Test
    void everyDayOfAPeriodHasTheSameLastDayWhichIsItsOwn() {
        holds(DatePrecision.MONTH, (day, last) -> YearMonth.from(day).equals(YearMonth.from(last)));
        holds(
                DatePrecision.QUARTER,
                (day, last) -> day.getYear() == last.getYear()
                        && (day.getMonthValue() - 1) / 3 == (last.getMonthValue() - 1) / 3);
        holds(DatePrecision.YEAR, (day, last) -> day.getYear() == last.getYear());
    }

    private static void holds(DatePrecision precision, BiFunction<LocalDate, LocalDate, Boolean> samePeriod) {
        LocalDate.of(2019, 1, 1).datesUntil(LocalDate.of(2021, 1, 1)).forEach(day -> {
            LocalDate last = precision.lastDayOfPeriod(day);
            assertThat(samePeriod.apply(day, last))
                    .as("%s of %s", precision, day)
                    .isTrue();
            assertThat(samePeriod.apply(day, last.plusDays(1)))
                    .as("%s after %s", precision, day)
                    .isFalse();
            assertThat(precision.lastDayOfPeriod(last)).isEqualTo(last);
        });
    }
}
