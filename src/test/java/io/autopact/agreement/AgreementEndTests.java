package io.autopact.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.NaiveTerms;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * When an agreement ends, its phase and its next decision, compared with a simulation that goes through its life term
 * by term, on the days of thirty years.
 */
@RegisterTest
class AgreementEndTests {

    private static final LocalDate FIRST_DAY = LocalDate.of(2019, 12, 1);
    private static final LocalDate LAST_DAY = FIRST_DAY.plusYears(30);
    private static final List<@Nullable Integer> NOTICE_DAYS = Arrays.asList(null, 0, 10, 60, 200);

    @Autowired
    private JdbcClient database;

    @Autowired
    private Api api;

    /** What is answered of an agreement on a day. */
    record Told(
            LocalDate on,
            @Nullable String phase,
            @Nullable LocalDate endsOn,
            @Nullable String decision,
            @Nullable LocalDate decisionOn) {}

    /** Something that changed it: a renewal or an amendment with another expiry, or a notice without one. */
    record Event(String kind, LocalDate on, @Nullable LocalDate expiresOn) {}

    /** An agreement, told as people tell it. */
    record Life(
            String number,
            LocalDate signedOn,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate expiresOn,
            @Nullable Integer months,
            @Nullable Integer noticeDays,
            List<Integer> reminderDays,
            @Nullable LocalDate terminatedOn,
            List<Event> events) {

        private List<LocalDate> expiries(LocalDate agreed, int each, LocalDate enough) {
            return NaiveTerms.expiries(effectiveOn, agreed, each, enough);
        }

        Told told(LocalDate day) {
            List<Event> known =
                    events.stream().filter(event -> !event.on().isAfter(day)).toList();
            LocalDate agreed = expiresOn;
            LocalDate notice = null;
            for (Event event : known) {
                agreed = event.expiresOn() == null ? agreed : event.expiresOn();
                if (event.kind().equals("NOTICE")) {
                    notice = notice == null ? event.on() : notice;
                } else if (event.kind().equals("RENEWAL")) {
                    notice = null;
                }
            }
            int ahead = noticeDays == null ? 0 : noticeDays;
            LocalDate expiry = agreed;
            LocalDate noticeBy = null;
            if (agreed != null && months != null && notice != null) {
                expiry = expiries(agreed, months, notice.plusDays(ahead)).getLast();
            } else if (agreed != null && months != null) {
                expiry = null;
                noticeBy = terminatedOn == null
                        ? expiries(agreed, months, day.plusDays(ahead))
                                .getLast()
                                .minusDays(ahead)
                        : null;
            }
            LocalDate ends = Stream.of(expiry, terminatedOn)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            String phase = phase(day, ends);
            if (phase == null) {
                return new Told(day, null, null, null, null);
            }
            if (ends != null) {
                return ends.isBefore(day)
                        ? new Told(day, phase, ends, null, null)
                        : new Told(day, phase, ends, "ENDS", ends);
            }
            return new Told(day, phase, null, noticeBy == null ? null : "NOTICE_BY", noticeBy);
        }

        private @Nullable String phase(LocalDate day, @Nullable LocalDate ends) {
            if (day.isBefore(signedOn)) {
                return null;
            }
            if (terminatedOn != null && day.isAfter(terminatedOn)) {
                return "TERMINATED";
            }
            if (effectiveOn == null || day.isBefore(effectiveOn)) {
                return "UPCOMING";
            }
            if (ends == null) {
                return "IN_FORCE";
            }
            if (day.isAfter(ends)) {
                return "EXPIRED";
            }
            int near = noticeDays == null
                    ? reminderDays.stream().mapToInt(days -> days).max().orElse(0)
                    : noticeDays;
            return day.isBefore(ends.minusDays(near)) ? "IN_FORCE" : "EXPIRING";
        }

        /** The days on which an answer can change, with their neighbours, and some on which none should. */
        SortedSet<LocalDate> tellingDays(Random random) {
            SortedSet<LocalDate> days = new TreeSet<>();
            List<LocalDate> edges = new ArrayList<>(Stream.of(signedOn, effectiveOn, expiresOn, terminatedOn)
                    .filter(Objects::nonNull)
                    .toList());
            for (Event event : events) {
                edges.add(event.on());
                edges.add(event.on().plusDays(noticeDays == null ? 0 : noticeDays));
            }
            Stream.concat(
                            Stream.ofNullable(expiresOn),
                            events.stream().map(Event::expiresOn).filter(Objects::nonNull))
                    .forEach(agreed -> {
                        List<LocalDate> ends = months == null ? List.of(agreed) : expiries(agreed, months, LAST_DAY);
                        for (int i = 0; i < ends.size(); i += 1 + random.nextInt(6)) {
                            edges.add(ends.get(i));
                            edges.add(ends.get(i).minusDays(noticeDays == null ? 90 : noticeDays));
                        }
                    });
            for (LocalDate edge : edges) {
                for (int i = -2; i <= 2; i++) {
                    days.add(edge.plusDays(i));
                }
            }
            for (int i = 0; i < 20; i++) {
                days.add(FIRST_DAY.plusDays(random.nextInt(365 * 30)));
            }
            return days;
        }
    }

    private static @Nullable LocalDate expiry(int shape, LocalDate effective, int months, Random random) {
        return switch (shape) {
            case 0 -> null;
            case 1 -> NaiveTerms.lastDay(effective, months);
            case 2 -> NaiveTerms.lastDay(effective, months * (2 + random.nextInt(2)));
            case 3 ->
                effective.plusMonths(months).withDayOfMonth(1).minusDays(1).plusMonths(1);
            case 4 -> LocalDate.of(2024, 2, 29);
            default -> effective.plusDays(20 + random.nextInt(700));
        };
    }

    /** Notices early, late and twice, renewals and amendments of the expiry, in the order in which they were made. */
    private static List<Event> events(int shape, LocalDate expires, @Nullable Integer noticeDays, Random random) {
        int ahead = noticeDays == null ? 0 : noticeDays;
        LocalDate inTime = expires.minusDays(ahead);
        return switch (shape) {
            case 1 -> List.of(new Event("NOTICE", inTime.minusDays(random.nextInt(40)), null));
            case 2 -> List.of(new Event("NOTICE", inTime.plusDays(1 + random.nextInt(40)), null));
            case 3 ->
                List.of(
                        new Event("NOTICE", inTime, null),
                        new Event("NOTICE", inTime.plusDays(3 + random.nextInt(400)), null));
            case 4 ->
                List.of(
                        new Event("NOTICE", inTime.minusDays(5), null),
                        new Event("RENEWAL", inTime.plusDays(1), expires.plusDays(300 + random.nextInt(500))));
            case 5 ->
                List.of(
                        new Event("AMENDMENT", expires.minusDays(10), expires.plusMonths(7)),
                        new Event("NOTICE", expires.plusDays(random.nextInt(300)), null));
            case 6 -> List.of(new Event("RENEWAL", expires.minusDays(1), NaiveTerms.lastDay(expires.plusDays(1), 12)));
            default -> List.of();
        };
    }

    private static List<Life> lives(Random random) {
        List<Life> lives = new ArrayList<>();
        List<LocalDate> beginnings = List.of(
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2020, 1, 31),
                LocalDate.of(2020, 2, 29),
                LocalDate.of(2021, 8, 29),
                LocalDate.of(2021, 12, 30),
                LocalDate.of(2022, 6, 15));
        for (int months = 0; months <= 36; months++) {
            for (int shape = 0; shape < 6; shape++) {
                for (int changed = 0; changed < 7; changed++) {
                    LocalDate effective = beginnings.get(random.nextInt(beginnings.size()));
                    Integer noticeDays = NOTICE_DAYS.get(random.nextInt(NOTICE_DAYS.size()));
                    LocalDate expires = expiry(shape, effective, Math.max(months, 1), random);
                    if (expires != null && expires.isBefore(effective)) {
                        expires = effective;
                    }
                    List<Event> events = expires == null || months == 0 && changed > 0 && changed != 6
                            ? List.of()
                            : events(changed, expires, noticeDays, random);
                    LocalDate terminated = random.nextInt(5) == 0 ? effective.plusDays(random.nextInt(2000)) : null;
                    lives.add(new Life(
                            "END-%d-%d-%d".formatted(months, shape, changed),
                            effective.minusDays(random.nextInt(30)),
                            effective,
                            expires,
                            months == 0 ? null : months,
                            noticeDays,
                            REMINDERS.get(random.nextInt(REMINDERS.size())),
                            terminated,
                            events.stream()
                                    .sorted(Comparator.comparing(Event::on))
                                    .toList()));
                }
            }
        }
        return lives;
    }

    private void record(Life life) {
        long id = database.sql("""
                        insert into agreement (code, kind, title_zh, title_en, status, signed_on, signed_on_precision,
                            signed_on_confidence, effective_on, effective_on_precision, effective_on_confidence, expires_on,
                            expires_on_precision, expires_on_confidence, renewal_months, notice_days, reminder_days, terminated_on, termination_reason)
                        values (:code, 'MEMORANDUM', '期限', 'Term', :status, :signedOn, 'DAY', 'STATED', :effectiveOn,
                            'DAY', 'STATED', :expiresOn, case when cast(:expiresOn as date) is not null then 'DAY' end,
                            case when cast(:expiresOn as date) is not null then 'STATED' end, :months,
                            :noticeDays, cast(:reminderDays as integer[]), :terminatedOn,
                            case when cast(:terminatedOn as date) is not null then '终止' end)
                        returning id""")
                .param("code", life.number())
                .param("status", life.terminatedOn() == null ? "SIGNED" : "TERMINATED")
                .param("signedOn", life.signedOn())
                .param("effectiveOn", life.effectiveOn())
                .param("expiresOn", life.expiresOn())
                .param("months", life.months())
                .param("noticeDays", life.noticeDays())
                .param(
                        "reminderDays",
                        life.reminderDays().toString().replace('[', '{').replace(']', '}'))
                .param("terminatedOn", life.terminatedOn())
                .query(Long.class)
                .single();
        for (int i = 0; i < life.events().size(); i++) {
            Event event = life.events().get(i);
            database.sql("""
                            insert into amendment (agreement_id, number, kind, effective_on, effective_on_precision,
                                effective_on_confidence, expires_on, expires_on_precision, expires_on_confidence)
                            values (:id, :number, :kind, :on, 'DAY', 'STATED', :expiresOn,
                                case when cast(:expiresOn as date) is not null then 'DAY' end,
                                case when cast(:expiresOn as date) is not null then 'STATED' end)""")
                    .param("id", id)
                    .param("number", i + 1)
                    .param("kind", event.kind())
                    .param("on", event.on())
                    .param("expiresOn", event.expiresOn())
                    .update();
        }
    }

    /** As lists ask: the term once, and by it all that is told. */
    private static final String BY_THE_TERM = """
            select day, told.phase, case when told.phase is not null then term.ends_on end as ends_on,
                next_decision_kind(told.phase, term.ends_on, term.notice_by, day) as decision,
                (next_decision(told.phase, term.ends_on, term.notice_by, day) ->> 'on')::date as decision_on
            from agreement
            cross join unnest(cast(:days as date[])) with ordinality as days (day, position)
            cross join lateral agreement_term_on(agreement, day) as term
            cross join lateral (select agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on, term.ends_on,
                agreement.notice_days, agreement.reminder_days, agreement.terminated_on, day) as phase offset 0) as told
            where agreement.code = :code
            order by days.position""";

    /** None, those that an agreement has by itself, and as many as it may have with the longest first or last. */
    private static final List<List<Integer>> REMINDERS = List.of(
            List.of(),
            List.of(90, 30),
            List.of(120, 1, 2, 3, 4, 5, 6, 7, 8, 9),
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 120));

    /** As filters and files ask: each for itself. */
    private static final String ONE_BY_ONE = """
            select day, agreement_phase_on(agreement, day) as phase,
                case when agreement.signed_on <= day then agreement_ends_on(agreement, day) end as ends_on,
                next_decision_kind_on(agreement, day) as decision, next_decision_day_on(agreement, day) as decision_on
            from agreement
            cross join unnest(cast(:days as date[])) with ordinality as days (day, position)
            where agreement.code = :code
            order by days.position""";

    private List<Told> told(String question, Life life, List<LocalDate> days) {
        return database.sql(question)
                .param(
                        "days",
                        "{%s}"
                                .formatted(String.join(
                                        ",",
                                        days.stream().map(LocalDate::toString).toList())))
                .param("code", life.number())
                .query((row, number) -> new Told(
                        row.getObject("day", LocalDate.class),
                        row.getString("phase"),
                        row.getObject("ends_on", LocalDate.class),
                        row.getString("decision"),
                        row.getObject("decision_on", LocalDate.class)))
                .list();
    }

    /** The agreements are rolled back: other tests ask the same register. */
    @Test
    @Transactional
    void whenAnAgreementEndsIsWhatGoingThroughItsLifeTermByTermGives() {
        Random random = new Random(20190628);
        List<Life> lives = lives(random);
        lives.forEach(this::record);
        int compared = 0;
        Map<String, Integer> phases = new HashMap<>();
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get(i);
            // Day by day for some of every kind, else the days on which an answer can change.
            List<LocalDate> days =
                    i % 120 == 0 ? FIRST_DAY.datesUntil(LAST_DAY).toList() : List.copyOf(life.tellingDays(random));
            List<Told> expected = days.stream().map(life::told).toList();
            assertThat(told(BY_THE_TERM, life, days)).as("%s", life).isEqualTo(expected);
            List<Integer> some = random.ints(6, 0, days.size()).boxed().toList();
            assertThat(told(ONE_BY_ONE, life, some.stream().map(days::get).toList()))
                    .as("%s", life)
                    .isEqualTo(some.stream().map(expected::get).toList());
            expected.forEach(each -> phases.merge(each.phase() + " " + each.decision(), 1, Integer::sum));
            compared += days.size();
        }
        assertThat(compared).isGreaterThan(200_000);
        assertThat(phases)
                .containsOnlyKeys(
                        "null null",
                        "UPCOMING ENDS",
                        "UPCOMING NOTICE_BY",
                        "UPCOMING null",
                        "IN_FORCE ENDS",
                        "IN_FORCE NOTICE_BY",
                        "IN_FORCE null",
                        "EXPIRING ENDS",
                        "EXPIRED null",
                        "TERMINATED null");
    }

    @ParameterizedTest(name = "from {0} to {1}, {2} months, asked {3}: {4}")
    @CsvSource({
        "2024-08-29, 2025-02-28,  6, 2025-03-01, 2025-08-28",
        "2024-08-29, 2025-02-28,  6, 2025-08-29, 2026-02-28",
        "2024-08-29, 2025-02-28,  6, 2027-12-01, 2028-02-28",
        "2024-08-31, 2025-02-28,  6, 2025-03-01, 2025-08-30",
        "2024-01-31, 2024-02-29,  1, 2024-03-01, 2024-03-30",
        "2024-01-01, 2024-12-31, 12, 2025-01-01, 2025-12-31",
        "2024-01-15, 2024-12-31,  1, 2025-01-01, 2025-01-31",
        "2024-02-29, 2025-02-28, 12, 2027-03-01, 2028-02-28"
    })
    void termsAreCountedFromTheDayTheyBegan(
            LocalDate effectiveOn, LocalDate expiresOn, int months, LocalDate asked, LocalDate expected) {
        String number = "TERMS-" + effectiveOn + "-" + asked;
        api.put("/api/v1/agreements/" + number, """
                        {"kind": "MEMORANDUM", "titleZh": "期限", "titleEn": "Term", "expiresOn": "%s", "renewalMonths": %d}""".formatted(expiresOn, months), "If-None-Match", "*")
                .has(201);
        api.post(
                        "/api/v1/agreements/%s/sign".formatted(number),
                        "{\"signedOn\": \"%s\"}".formatted(effectiveOn),
                        "If-Match",
                        "*")
                .has(200);
        api.get("/api/v1/agreements/%s?asOf=%s".formatted(number, asked))
                .has(200)
                .includes("""
                        {"expiresOn": "%s", "endsOn": null, "phase": "IN_FORCE", "nextDecision": {"kind": "NOTICE_BY", "on": "%1$s"}}""".formatted(expected));
    }

    private void signed(String number, String signedOn, String terms) {
        api.put("/api/v1/agreements/" + number, """
                        {"kind": "MEMORANDUM", "titleZh": "何时结束", "titleEn": "When it ends", %s}""".formatted(terms), "If-None-Match", "*")
                .has(201);
        api.post(
                        "/api/v1/agreements/%s/sign".formatted(number),
                        "{\"signedOn\": \"%s\"}".formatted(signedOn),
                        "If-Match",
                        "*")
                .has(200);
    }

    /** A, B, C and D of a working year, asked on 2026-11-30. */
    @Test
    void whatWillRenewItselfIsInForceAndHasADayForNotice() {
        signed("YEAR-A", "2025-01-01", "\"expiresOn\": \"2025-12-31\", \"noticeDays\": 60, \"renewalMonths\": 6");
        signed("YEAR-B", "2025-02-01", "\"expiresOn\": \"2026-01-31\", \"noticeDays\": 10, \"renewalMonths\": 1");
        signed("YEAR-C", "2026-01-01", "\"expiresOn\": \"2026-12-03\"");
        signed("YEAR-D", "2026-01-01", "\"expiresOn\": \"2027-02-28\"");
        api.post(
                        "/api/v1/agreements/YEAR-D/terminate",
                        "{\"on\": \"2026-12-20\", \"reason\": \"项目结束\"}",
                        "If-Match",
                        "*")
                .has(200);
        String asked = "&q=YEAR-&asOf=2026-11-30&sort=number";

        assertThat(numbers("phase=EXPIRING" + asked)).containsExactly("YEAR-C", "YEAR-D");
        assertThat(numbers("phase=IN_FORCE" + asked)).containsExactly("YEAR-A", "YEAR-B");
        assertThat(numbers("expiresBefore=2027-01-01" + asked)).containsExactly("YEAR-C", "YEAR-D");
        assertThat(numbers("endsBefore=2026-12-20" + asked)).containsExactly("YEAR-C");
        assertThat(numbers("endsAfter=2026-12-03" + asked)).containsExactly("YEAR-D");
        assertThat(numbers("decisionBefore=2026-12-21" + asked)).containsExactly("YEAR-C", "YEAR-D");
        assertThat(numbers("decisionBefore=2026-12-22" + asked)).containsExactly("YEAR-B", "YEAR-C", "YEAR-D");
        assertThat(numbers("decisionBefore=2027-05-02" + asked))
                .containsExactly("YEAR-A", "YEAR-B", "YEAR-C", "YEAR-D");
        api.get("/api/v1/agreements/YEAR-A?asOf=2026-11-30").includes("""
                {"phase": "IN_FORCE", "expiresOn": "2026-12-31", "endsOn": null, "nextDecision": {"kind": "NOTICE_BY", "on": "2027-05-01"}}""");
        api.get("/api/v1/agreements/YEAR-D?asOf=2026-11-30").includes("""
                {"phase": "EXPIRING", "expiresOn": "2027-02-28", "endsOn": "2026-12-20", "nextDecision": {"kind": "ENDS", "on": "2026-12-20"}}""");
        api.get("/api/v1/agreements/YEAR-D?asOf=2026-12-21").includes("""
                {"phase": "TERMINATED", "endsOn": "2026-12-20", "nextDecision": null}""");
        assertThat(api.get(
                                "/api/v1/portfolio/expiring?asOf=2026-11-30&dueBefore=2027-12-31&agreement=YEAR-A,YEAR-B,YEAR-C,YEAR-D")
                        .has(200)
                        .json()
                        .get("items"))
                .extracting(item -> item.get("agreement").asString() + " "
                        + item.get("kind").asString() + " "
                        + item.get("dueOn").asString())
                .containsExactly(
                        "YEAR-C EXPIRY 2026-12-03",
                        "YEAR-D EXPIRY 2026-12-20",
                        "YEAR-B NOTICE 2026-12-21",
                        "YEAR-A NOTICE 2027-05-01");
        assertThat(api.get(
                                "/api/v1/exports/agreements.csv?columns=number,phase,ends_on,next_decision_kind,next_decision_on"
                                        + "&q=YEAR-&asOf=2026-11-30")
                        .has(200)
                        .body()
                        .lines())
                .containsExactly(
                        "number,phase,ends_on,next_decision_kind,next_decision_on",
                        "YEAR-A,IN_FORCE,,NOTICE_BY,2027-05-01",
                        "YEAR-B,IN_FORCE,,NOTICE_BY,2026-12-21",
                        "YEAR-C,EXPIRING,2026-12-03,ENDS,2026-12-03",
                        "YEAR-D,EXPIRING,2026-12-20,ENDS,2026-12-20");
    }

    private List<String> numbers(String filters) {
        return api.get("/api/v1/agreements?" + filters).has(200).items("number");
    }
}
