package io.autopact.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How an expiry rolls on: worked out by the database, compared here with counting month by month. */
@RegisterTest
class AgreementTermTests {

    @Autowired
    private JdbcClient database;

    @Autowired
    private Api api;

    @ParameterizedTest(name = "{4}: notice {3}, asked {0}: {5}")
    @CsvSource(textBlock = """
                    2020-12-31, 12, 60,            , before the first expiry it stands,        2020-12-31
                    2021-01-01, 12, 60,            , the day after it has rolled on,           2021-12-31
                    2031-05-05, 12, 60,            , and on and on,                            2031-12-31
                    2022-01-01, 12, 60,  2020-11-01, notice on the last day in time ends it,   2020-12-31
                    2022-01-01, 12, 60,  2020-11-02, a day later it ends with the next one,    2021-12-31
                    2020-11-05, 12, 60,  2020-11-02, as is known at once,                      2021-12-31
                    2022-01-01, 12,   ,  2020-12-31, without notice days the last day will do, 2020-12-31
                    2022-01-01,   , 60,            , without renewal it stays,                 2020-12-31
                    """)
    void anAgreementRollsOnUnlessNoticeWasGivenInTime(
            LocalDate asOf,
            @Nullable Integer months,
            @Nullable Integer noticeDays,
            @Nullable LocalDate notice,
            String rule,
            LocalDate expected) {
        assertThat(rolled(LocalDate.of(2020, 12, 31), months, noticeDays, notice, asOf))
                .as(rule)
                .isEqualTo(expected);
    }

    @Test
    void rollingAgreesWithCountingMonthByMonth() {
        Random random = new Random(20190628);
        for (int i = 0; i < 400; i++) {
            LocalDate first = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3000));
            int months = 1 + random.nextInt(30);
            Integer noticeDays = random.nextBoolean() ? random.nextInt(120) : null;
            LocalDate notice = random.nextBoolean() ? first.plusDays(random.nextInt(2000) - 400) : null;
            LocalDate asOf = first.plusDays(random.nextInt(4000) - 500);
            assertThat(rolled(first, months, noticeDays, notice, asOf))
                    .as("%s by %d months, notice %s (%s days), asked %s", first, months, notice, noticeDays, asOf)
                    .isEqualTo(counted(first, months, noticeDays, notice, asOf));
        }
    }

    /** Terms of calendar months, one after the other, from the day after the first expiry. */
    private static LocalDate counted(
            LocalDate first, int months, @Nullable Integer noticeDays, @Nullable LocalDate notice, LocalDate asOf) {
        LocalDate enough = notice == null ? asOf : notice.plusDays(noticeDays == null ? 0 : noticeDays);
        LocalDate begins = first.plusDays(1);
        LocalDate expiry = first;
        for (int k = 1; expiry.isBefore(enough); k++) {
            LocalDate corresponding = begins.plusMonths((long) k * months);
            boolean isThere = corresponding.getDayOfMonth() == begins.getDayOfMonth();
            expiry = isThere ? corresponding.minusDays(1) : corresponding;
        }
        return expiry;
    }

    private LocalDate rolled(
            LocalDate first,
            @Nullable Integer months,
            @Nullable Integer noticeDays,
            @Nullable LocalDate notice,
            LocalDate asOf) {
        return database.sql("""
                        select rolled_expiry(null, :first, cast(:months as integer), cast(:noticeDays as integer), cast(:notice as date), :asOf) as expiry""")
                .param("first", first)
                .param("months", months)
                .param("noticeDays", noticeDays)
                .param("notice", notice)
                .param("asOf", asOf)
                .query((row, number) -> row.getObject("expiry", LocalDate.class))
                .single();
    }

    /** The quick way, for lists, gives what the thorough way gives. */
    @Test
    void theQuickAndTheThoroughExpiryAgree() {
        for (String number : List.of("TERM-PLAIN", "TERM-ROLLS", "TERM-AMENDED", "TERM-NOTICE")) {
            api.put(
                            "/api/v1/agreements/" + number,
                            """
                            {"kind": "MEMORANDUM", "titleZh": "期限", "titleEn": "Term", "expiresOn": "2020-12-31", "noticeDays": 30%s}""".formatted(number.equals("TERM-PLAIN") ? "" : ", \"renewalMonths\": 7"),
                            "If-None-Match",
                            "*")
                    .has(201);
            api.post("/api/v1/agreements/" + number + "/sign", "{\"signedOn\": \"2019-01-01\"}", "If-Match", "*")
                    .has(200);
        }
        api.post(
                        "/api/v1/agreements/TERM-AMENDED/renew",
                        "{\"on\": \"2020-06-01\", \"expiresOn\": \"2022-03-31\"}",
                        "If-Match",
                        "*")
                .has(200);
        api.post("/api/v1/agreements/TERM-NOTICE/notice", "{\"on\": \"2021-07-15\"}", "If-Match", "*")
                .has(200);
        api.post(
                        "/api/v1/agreements/TERM-NOTICE/amend",
                        "{\"effectiveOn\": \"2023-01-01\", \"expiresOn\": \"2024-06-30\", \"note\": \"重新生效\"}",
                        "If-Match",
                        "*")
                .has(200);
        for (LocalDate day : Stream.iterate(LocalDate.of(2019, 1, 1), it -> it.plusDays(17))
                .limit(150)
                .toList()) {
            assertThat(database.sql("""
                                    select agreement.code
                                    from agreement
                                    cross join agreement_term_on(agreement, cast(:day as date)) as term
                                    where term.expires_on is distinct from agreement_expiry_on(agreement, :day)
                                       or term.ends_on is distinct from agreement_ends_on(agreement, :day)
                                       or term.notice_by is distinct from agreement_notice_by(agreement, :day)""").param("day", day).query(String.class).list())
                    .as("on %s", day)
                    .isEmpty();
            assertThat(new TreeSet<>(api.get("/api/v1/agreements?limit=500&inForceOn=" + day)
                            .items("number")))
                    .as("in force on %s", day)
                    .isEqualTo(new TreeSet<>(api.get("/api/v1/agreements?limit=500&phase=IN_FORCE,EXPIRING&asOf=" + day)
                            .items("number")))
                    .isEqualTo(new TreeSet<>(database.sql("""
                                            select agreement.code from agreements_in_force(:day) as in_force
                                            join agreement on agreement.id = in_force.agreement_id""")
                            .param("day", day)
                            .query((row, number) -> row.getString("code"))
                            .list()));
        }
    }

    @Test
    void aDraftDoesNotRollOn() {
        api.put("/api/v1/agreements/TERM-DRAFT", """
                        {"kind": "MEMORANDUM", "titleZh": "草稿", "titleEn": "Draft", "expiresOn": "2020-12-31", "renewalMonths": 12}""", "If-None-Match", "*")
                .has(201)
                .includes("{\"expiresOn\": \"2020-12-31\", \"phase\": null}");
    }
}
