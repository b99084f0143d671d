package io.autopact.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.TestDatabase;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phase as the database derives it, against the sentences of the glossary spelled out day by day. */
class AgreementPhaseTests {

    private static final LocalDate START = LocalDate.of(2020, 2, 26);
    private static TestDatabase.Fresh database;

    /**
     * What the phase depends on.
     *
     * @param noticeDays null where there is no notice period
     */
    record Agreement(
            AgreementStatus status,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate expiresOn,
            @Nullable Integer noticeDays,
            @Nullable LocalDate terminatedOn) {}

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        Flyway.configure()
                .dataSource(database.url(), database.owner(), database.password())
                .locations("classpath:db/migration")
                .schemas("autopact")
                .defaultSchema("autopact")
                .placeholders(database.placeholders())
                .load()
                .migrate();
    }

    private static List<@Nullable String> phases(Agreement agreement, List<LocalDate> days) throws SQLException {
        try (Connection connection = database.asApplication()) {
            return phases(connection, agreement, days);
        }
    }

    private static List<@Nullable String> phases(Connection connection, Agreement agreement, List<LocalDate> days)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select autopact.agreement_phase(?, ?, ?, least(cast(? as date), cast(? as date)), ?, '{3,2}', ?, day)
                        from unnest(cast(? as date[])) with ordinality as days (day, position) order by position""")) {
            statement.setString(1, agreement.status().name());
            setDate(statement, 2, agreement.signedOn());
            setDate(statement, 3, agreement.effectiveOn());
            setDate(statement, 4, agreement.expiresOn());
            setDate(statement, 5, agreement.terminatedOn());
            statement.setObject(6, agreement.noticeDays(), Types.INTEGER);
            setDate(statement, 7, agreement.terminatedOn());
            statement.setArray(
                    8,
                    connection.createArrayOf(
                            "date", days.stream().map(LocalDate::toString).toArray()));
            List<@Nullable String> phases = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    phases.add(rows.getString(1));
                }
            }
            return phases;
        }
    }

    private static void setDate(PreparedStatement statement, int position, @Nullable LocalDate day)
            throws SQLException {
        statement.setObject(position, day == null ? null : Date.valueOf(day), Types.DATE);
    }

    /** The sentences of the glossary, one after the other. */
    private static @Nullable String naive(Agreement agreement, LocalDate day) {
        boolean signed =
                agreement.status() == AgreementStatus.SIGNED || agreement.status() == AgreementStatus.TERMINATED;
        if (!signed || agreement.signedOn() == null || day.isBefore(agreement.signedOn())) {
            return null;
        }
        if (agreement.terminatedOn() != null && day.isAfter(agreement.terminatedOn())) {
            return AgreementPhase.TERMINATED.name();
        }
        if (agreement.effectiveOn() == null || day.isBefore(agreement.effectiveOn())) {
            return AgreementPhase.UPCOMING.name();
        }
        LocalDate end = Stream.of(agreement.expiresOn(), agreement.terminatedOn())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (end == null) {
            return AgreementPhase.IN_FORCE.name();
        }
        if (day.isAfter(end)) {
            return AgreementPhase.EXPIRED.name();
        }
        Integer notice = agreement.noticeDays();
        return day.isBefore(end.minusDays(notice == null ? 3 : notice))
                ? AgreementPhase.IN_FORCE.name()
                : AgreementPhase.EXPIRING.name();
    }

    private static List<Agreement> combinations() {
        List<Agreement> all = new ArrayList<>();
        for (AgreementStatus status : AgreementStatus.values()) {
            for (LocalDate signed : dates(0, 2)) {
                for (LocalDate effective : dates(0, 2, 4)) {
                    for (LocalDate expires : dates(4, 7)) {
                        for (Integer notice : new Integer[] {null, 0, 1, 30}) {
                            for (LocalDate terminated : dates(1, 5, 9)) {
                                all.add(new Agreement(status, signed, effective, expires, notice, terminated));
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<@Nullable LocalDate> dates(int... offsets) {
        List<@Nullable LocalDate> dates = new ArrayList<>();
        dates.add(null);
        for (int offset : offsets) {
            dates.add(START.plusDays(offset));
        }
        return dates;
    }

    @Test
    void theDatabaseSaysWhatTheGlossarySaysOnEveryDay() throws SQLException {
        List<LocalDate> days = START.minusDays(2).datesUntil(START.plusDays(12)).toList();
        try (Connection connection = database.asApplication()) {
            for (Agreement agreement : combinations()) {
                List<@Nullable String> expected = new ArrayList<>();
                days.forEach(day -> expected.add(naive(agreement, day)));
                assertThat(phases(connection, agreement, days))
                        .as("%s", agreement)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2019-12-31,",
        "2020-01-01, UPCOMING",
        "2020-01-31, UPCOMING",
        "2020-02-01, IN_FORCE",
        "2020-11-30, IN_FORCE",
        "2020-12-01, EXPIRING",
        "2020-12-31, EXPIRING",
        "2021-01-01, EXPIRED"
    })
    void firstAndLastDaysAreIncluded(LocalDate day, @Nullable String phase) throws SQLException {
        Agreement agreement = new Agreement(
                AgreementStatus.SIGNED,
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2020, 2, 1),
                LocalDate.of(2020, 12, 31),
                30,
                null);
        assertThat(phases(agreement, List.of(day)).getFirst()).isEqualTo(phase);
    }

    @Test
    void theDayOfTerminationStillCounts() throws SQLException {
        LocalDate last = LocalDate.of(2020, 6, 30);
        Agreement agreement = new Agreement(
                AgreementStatus.TERMINATED, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 1), null, null, last);
        assertThat(phases(agreement, List.of(last, last.plusDays(1)))).containsExactly("EXPIRING", "TERMINATED");
    }

    @Test
    void whatHasNoKnownDayOfEffectIsNeverInForce() throws SQLException {
        Agreement agreement = new Agreement(
                AgreementStatus.SIGNED, LocalDate.of(2020, 1, 1), null, LocalDate.of(2020, 12, 31), 30, null);
        List<LocalDate> days =
                LocalDate.of(2019, 1, 1).datesUntil(LocalDate.of(2022, 1, 1)).toList();
        assertThat(phases(agreement, days)).doesNotContain("IN_FORCE", "EXPIRING", "EXPIRED");
    }
}
