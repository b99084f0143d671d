package io.autopact.agreement.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is due is told once for each offset, also by a service that stood still. */
@RegisterTest
class ReminderTests {

    @Autowired
    private Api api;

    @Autowired
    private ReminderRound round;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void nothingWasToldYet() {
        database.sql("delete from agreement_lineage").update();
        database.sql("update agreement set status = 'TERMINATED', terminated_on = '2020-06-01' where status = 'SIGNED'")
                .update();
    }

    private void toldUntil(String day) {
        database.sql("""
                        insert into reminder_round (told_until) values (cast(:day as date))
                        on conflict (singleton) do update set told_until = excluded.told_until""").param("day", day).update();
    }

    private void signed(String number, String more) {
        api.put(
                "/api/v1/automakers/rm-maker",
                "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                "If-None-Match",
                "*");
        api.put("/api/v1/agreements/" + number, """
                        {"kind": "MEMORANDUM", "titleZh": "提醒", "titleEn": "Remind", "parties": [{"organization": "rm-maker", "role": "COUNTERPARTY"}]%s}""".formatted(more), "If-None-Match", "*")
                .has(201);
        api.post("/api/v1/agreements/" + number + "/sign", "{\"signedOn\": \"2020-01-01\"}", "If-Match", "*")
                .has(200);
    }

    private List<String> told(String number) {
        return database.sql("""
                        select subject || ' ' || due_on || ' -' || days_before || ' on ' || told_on as told
                        from reminder where agreement_id = (select id from agreement where code = :number)
                        order by told_on, days_before desc, subject""")
                .param("number", number)
                .query((row, index) -> row.getString("told"))
                .list();
    }

    /** Tells what is due, and counts what that was of the agreements of these tests: others share the register. */
    private int tell(String day) {
        int before = toldHere();
        round.tell(LocalDate.parse(day));
        return toldHere() - before;
    }

    private int toldHere() {
        return database.sql("""
                        select count(*) from reminder
                        where agreement_id in (select id from agreement where code like 'RM-%')""").query(Integer.class).single();
    }

    @Test
    void eachOffsetIsToldOnItsDayAndOnce() {
        signed("RM-ONCE", ", \"expiresOn\": \"2030-12-31\"");
        toldUntil("2030-10-01");
        assertThat(tell("2030-10-01")).isZero();
        assertThat(tell("2030-10-02")).isOne();
        assertThat(tell("2030-10-02")).isZero();
        assertThat(tell("2030-11-30")).isZero();
        assertThat(tell("2030-12-01")).isOne();
        assertThat(tell("2030-12-31")).isZero();
        assertThat(told("RM-ONCE"))
                .containsExactly("EXPIRY 2030-12-31 -90 on 2030-10-02", "EXPIRY 2030-12-31 -30 on 2030-12-01");
    }

    @Test
    void aServiceThatStoodStillCatchesUp() {
        signed("RM-LATE", ", \"expiresOn\": \"2031-12-31\", \"reminderDays\": [60, 10, 0]");
        toldUntil("2031-10-01");
        assertThat(tell("2032-01-15")).as("after the expiry itself").isEqualTo(3);
        assertThat(told("RM-LATE"))
                .containsExactly(
                        "EXPIRY 2031-12-31 -60 on 2032-01-15",
                        "EXPIRY 2031-12-31 -10 on 2032-01-15",
                        "EXPIRY 2031-12-31 -0 on 2032-01-15");
        assertThat(tell("2032-01-15")).isZero();
    }

    @Test
    void whatIsRecordedLateIsToldByTheNearestOffsetAlone() {
        toldUntil("2033-12-10");
        signed("RM-NEAREST", ", \"expiresOn\": \"2033-12-31\"");
        assertThat(tell("2033-12-11")).isOne();
        assertThat(told("RM-NEAREST")).containsExactly("EXPIRY 2033-12-31 -30 on 2033-12-11");
    }

    @Test
    void whatEndedLongAgoIsNotTold() {
        signed("RM-OLD", ", \"expiresOn\": \"2021-12-31\"");
        toldUntil("2034-01-01");
        assertThat(tell("2034-01-02")).isZero();
    }

    @Test
    void theLastDayToGiveNoticeIsToldWhereAnAgreementRenewsItself() {
        signed(
                "RM-NOTICE",
                ", \"expiresOn\": \"2020-12-31\", \"renewalMonths\": 12, \"noticeDays\": 60, \"reminderDays\": [30]");
        toldUntil("2035-09-01");
        assertThat(tell("2035-10-05")).isOne();
        assertThat(told("RM-NOTICE")).containsExactly("NOTICE 2035-11-01 -30 on 2035-10-05");
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2035-10-05&agreement=RM-NOTICE")
                        .items("kind"))
                .containsExactly("NOTICE");
        api.post("/api/v1/agreements/RM-NOTICE/notice", "{\"on\": \"2026-10-01\"}", "If-Match", "*")
                .has(200);
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2026-12-01&agreement=RM-NOTICE")
                        .items("kind"))
                .as("after notice it ends")
                .containsExactly("EXPIRY");
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2035-10-05&agreement=RM-NOTICE")
                        .items("kind"))
                .isEmpty();
    }

    @Test
    void aMilestoneIsToldUntilItIsSettled() {
        signed("RM-MS", ", \"reminderDays\": [30]");
        api.post(
                        "/api/v1/agreements/RM-MS/milestones",
                        "{\"code\": \"RM-MS-1\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"dueOn\": \"2036-06-30\", \"owner\": \"rm-maker\"}",
                        "If-Match",
                        "*")
                .has(201);
        toldUntil("2036-05-01");
        assertThat(tell("2036-06-01")).isOne();
        api.get("/api/v1/portfolio/expiring?asOf=2036-06-01&kind=MILESTONE&agreement=RM-MS")
                .has(200)
                .is("""
                        {"items": [{"kind": "MILESTONE", "agreement": "RM-MS", "milestone": "RM-MS-1", "titleZh": "甲", "titleEn": "A",
                                    "organizations": ["rm-maker"], "dueOn": "2036-06-30", "daysLeft": 29, "responsible": [],
                                    "remindedOn": ["2036-06-01"], "tie": null}],
                         "nextCursor": null}""");
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2036-07-05&kind=MILESTONE")
                        .items("daysLeft"))
                .as("overdue ones stay")
                .containsExactly("-5");
        api.post("/api/v1/milestones/RM-MS-1/state", "{\"to\": \"DONE\", \"on\": \"2026-01-01\"}", "If-Match", "*")
                .has(200);
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2036-06-01&kind=MILESTONE")
                        .items("code"))
                .isEmpty();
    }

    @Test
    void aRenewalBeginsANewRound() {
        signed("RM-RENEWED", ", \"expiresOn\": \"2037-12-31\", \"reminderDays\": [30]");
        toldUntil("2037-11-01");
        assertThat(tell("2037-12-15")).isOne();
        api.post(
                        "/api/v1/agreements/RM-RENEWED/renew",
                        "{\"on\": \"2037-12-20\", \"expiresOn\": \"2038-12-31\"}",
                        "If-Match",
                        "*")
                .has(200);
        assertThat(tell("2037-12-25")).isZero();
        assertThat(tell("2038-12-05")).isOne();
        assertThat(told("RM-RENEWED")).hasSize(2);
    }

    @Test
    void eachReminderIsAnEntryInTheChangeLog() {
        signed("RM-LOG", ", \"expiresOn\": \"2039-12-31\"");
        toldUntil("2039-10-01");
        tell("2039-10-10");
        List<Map<String, Object>> entries = database.sql("""
                        select change.action, item.operation, record_state(item.record_kind, item.record_id, array[item.change_id]) ->> 'subject' as subject
                        from change_item as item join change on change.id = item.change_id
                        join reminder on reminder.id = item.record_id
                        join agreement on agreement.id = reminder.agreement_id
                        where item.record_kind = 'REMINDER' and agreement.code = 'RM-LOG'""").query().listOfRows();
        assertThat(entries).containsExactly(Map.of("action", "REMINDED", "operation", "CREATED", "subject", "EXPIRY"));
    }

    @Test
    void howFarAheadIsNearIsTheAgreementsMatterOrTheQuestions() {
        signed("RM-NEAR", ", \"expiresOn\": \"2040-12-31\", \"reminderDays\": [20]");
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2040-12-10").items("agreement"))
                .isEmpty();
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2040-12-11").items("agreement"))
                .containsExactly("RM-NEAR");
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2040-01-01&dueBefore=2041-01-01&organization=rm-maker")
                        .items("agreement"))
                .containsExactly("RM-NEAR");
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2040-01-01&dueBefore=2040-12-31")
                        .items("agreement"))
                .isEmpty();
        api.get("/api/v1/portfolio/expiring?kind=BIRTHDAY")
                .isProblem(400, "invalid-request")
                .names("kind", "invalid");
    }
}
