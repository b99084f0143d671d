package io.autopact.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** After somebody's personal data was erased, it is nowhere. */
@RegisterTest
class ErasureTests {

    /** Of every value that was ever recorded, a part that nothing else has. */
    private static final List<String> WORDS = List.of(
            "慕容待抹",
            "慕容曾用",
            "Murong",
            "首席待抹官",
            "Chief of Erasure",
            "murong@",
            "4711-0815",
            "sub-murong",
            "慕蓉代笔",
            "见证待抹官",
            "Pledger of Erasure",
            "陈述待抹官");

    /** What reads a column of every kind that can hold a text, of every table of every schema. */
    private static final String COLUMNS = """
            select format('select %L as place, %I::text as value from %I.%I where %2$I::text like any (?)',
                column_name || ' of ' || table_schema || '.' || table_name, column_name, table_schema, table_name)
            from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
              and (data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea', 'character') )""";

    @Autowired
    private Api api;

    @Autowired
    private TestDatabase.Fresh database;

    private void aPersonWhoLeftTraces() throws IOException {
        api.put("/api/v1/partners/ers-partner", """
                {"kind": "MOBILITY_OPERATOR", "nameZh": "甲", "nameEn": "A"}""", "If-None-Match", "*").has(201);
        api.post("/api/v1/webhooks", """
                {"code": "WH-ERS", "url": "https://hooks.example/", "types": ["io.autopact.person.*", "io.autopact.partner.*", "io.autopact.agreement.*", "io.autopact.claim.*"]}""").has(201);
        api.post("/api/v1/people", """
                {"code": "ers-1", "nameZh": "慕容曾用", "nameEn": "Murong Before", "organization": "ers-partner",
                 "email": "murong@example.com", "subject": "sub-murong"}""", "Idempotency-Key", "ers-key-1").has(201);
        api.patch("/api/v1/people/ers-1", """
                {"nameZh": "慕容待抹", "nameEn": "Murong", "officeZh": "首席待抹官", "officeEn": "Chief of Erasure",
                 "phone": "4711-0815"}""", "If-Match", "\"1\"").has(200);
        api.post("/api/v1/people/ers-1/archive", "{}", "If-Match", "\"2\"", "Idempotency-Key", "ers-key-2")
                .has(200);
        api.post("/api/v1/people/ers-1/restore", "{}", "If-Match", "\"3\"").has(200);
        Answer refused = new Imports(api).csv("people", """
                code,name_zh,name_en,organization,email,phone
                ers-2,慕容待抹,Murong,ers-nobody,murong@example.com,4711-0815
                """);
        assertThat(refused.at("/state")).isEqualTo("REFUSED");
    }

    /**
     * They signed, stood by and claimed, under their own name and as sources write it, before they were recorded and
     * since.
     */
    private void aPersonWhoSignedWitnessedAndClaimed() throws IOException {
        api.put("/api/v1/agreements/ERS-AG", """
                {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A", "signatories": [
                    {"nameZh": "慕容待抹", "nameEn": "Murong", "officeEn": "Chief of Erasure", "role": "SIGNATORY"},
                    {"nameZh": "甲", "nameEn": "Somebody else", "role": "SIGNATORY"}]}""", "If-None-Match", "*").has(201);
        api.patch("/api/v1/agreements/ERS-AG", """
                {"signatories": [
                    {"nameZh": "慕容待抹", "nameEn": "Murong", "officeZh": "首席待抹官", "person": "ers-1", "role": "SIGNATORY"},
                    {"nameZh": "慕蓉代笔", "nameEn": "Murong", "officeZh": "见证待抹官", "person": "ers-1", "role": "WITNESS"},
                    {"nameZh": "甲", "nameEn": "Somebody else", "role": "SIGNATORY"}]}""", "If-Match", "\"1\"", "Idempotency-Key", "ers-key-4")
                .has(200);
        assertThat(new Imports(api).csv("agreement_signatories", """
                agreement,position,name_zh,name_en,role,person
                ERS-AG,4,慕容曾用,Murong,WITNESS,ers-nobody
                """).at("/state"))
                .isEqualTo("REFUSED");
        api.put("/api/v1/claims/ERS-CLAIM", """
                {"statementZh": "甲", "asOf": "2020-06-30", "claimantNameZh": "慕容待抹"}""", "If-None-Match", "*").has(201);
        api.put("/api/v1/claims/ERS-SAID", """
                {"statementZh": "甲", "asOf": "2020-06-30", "claimant": "慕容待抹，首席待抹官"}""", "If-None-Match", "*").has(201);
        api.patch("/api/v1/claims/ERS-SAID", "{\"claimantPerson\": \"ers-1\"}", "If-Match", "*")
                .has(200);
        api.patch("/api/v1/claims/ERS-CLAIM", """
                {"claimantPerson": "ers-1", "claimantNameEn": "Murong", "claimantOfficeZh": "陈述待抹官",
                 "claimantOfficeEn": "Pledger of Erasure"}""", "If-Match", "\"1\"", "Idempotency-Key", "ers-key-5")
                .has(200);
    }

    private List<String> places() throws SQLException {
        List<String> places = new ArrayList<>();
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(COLUMNS)) {
                while (result.next()) {
                    columns.add(result.getString(1));
                }
            }
            assertThat(columns).hasSizeGreaterThan(300);
            for (String column : columns) {
                try (var asked = owner.prepareStatement(column)) {
                    asked.setArray(
                            1,
                            owner.createArrayOf(
                                    "text",
                                    WORDS.stream().map(word -> "%" + word + "%").toArray()));
                    try (ResultSet result = asked.executeQuery()) {
                        while (result.next()) {
                            places.add(result.getString("place") + ": " + result.getString("value"));
                        }
                    }
                }
            }
        }
        return places;
    }

    @Test
    void nothingThatWasRecordedOfAPersonIsAnywhere() throws SQLException, IOException {
        aPersonWhoLeftTraces();
        aPersonWhoSignedWitnessedAndClaimed();
        actAs("sub-murong");
        awaitQueued();
        logIn("sub-murong");
        makeCalendars("sub-murong");
        assertThat(places())
                .as("it is there to be erased")
                .anyMatch(place -> place.startsWith("name_zh of autopact.person_history"))
                .anyMatch(place -> place.startsWith("name_zh of autopact.agreement_signatory:"))
                .anyMatch(place -> place.startsWith("name_zh of autopact.agreement_signatory_history"))
                .anyMatch(place -> place.startsWith("claimant_office_zh of autopact.claim:"))
                .anyMatch(place -> place.startsWith("claimant_name_zh of autopact.claim_history"))
                .anyMatch(place -> place.startsWith("claimant of autopact.claim_history"))
                .anyMatch(place -> place.startsWith("body of autopact.kept_answer"))
                .anyMatch(place -> place.startsWith("actor of autopact.change"))
                .anyMatch(place -> place.startsWith("body of autopact.webhook_delivery"))
                .anyMatch(place -> place.startsWith("answer of autopact.webhook_attempt"))
                .anyMatch(place -> place.startsWith("failure of autopact.webhook_attempt"))
                .anyMatch(place -> place.startsWith("made_by of autopact.calendar"))
                .anyMatch(place -> place.startsWith("principal_name of autopact.login_session"));
        api.sendAs(
                        api.token("MANAGER"),
                        "POST",
                        "/api/v1/people/ers-1/erase",
                        "{\"reason\": \"R\"}",
                        "If-Match",
                        "\"4\"")
                .isProblem(403, "forbidden");
        api.post("/api/v1/people/ers-1/erase", "{\"reason\": \" \"}", "If-Match", "\"4\"")
                .isProblem(400, "invalid-request");
        api.post(
                        "/api/v1/people/ers-1/erase",
                        "{\"reason\": \"本人要求\"}",
                        "If-Match",
                        "\"4\"",
                        "Idempotency-Key",
                        "ers-key-3")
                .has(200)
                .includes("""
                        {"code": "ers-1", "nameZh": "已抹除", "nameEn": "Erased", "officeZh": null, "officeEn": null, "email": null,
                         "phone": null, "subject": null, "organization": "ers-partner", "archived": true, "erased": true,
                         "version": 5}""");

        assertThat(places()).isEmpty();
        api.get("/api/v1/agreements/ERS-AG").has(200).includes("""
                {"version": 3, "signatories": [
                    {"nameZh": "已抹除 ers-1", "nameEn": "Erased ers-1", "officeZh": null, "role": "SIGNATORY", "person": "ers-1"},
                    {"nameZh": "已抹除 ers-1", "nameEn": "Erased ers-1", "officeZh": null, "role": "WITNESS", "person": "ers-1"},
                    {"nameZh": "甲", "nameEn": "Somebody else", "person": null}]}""");
        api.get("/api/v1/claims/ERS-CLAIM").has(200).includes("""
                {"version": 3, "statementZh": "甲", "claimantPerson": "ers-1", "claimantNameZh": null, "claimantOfficeZh": null}""");
        api.get("/api/v1/claims/ERS-SAID").has(200).includes("""
                {"version": 3, "statementZh": "甲", "claimant": null, "claimantPerson": "ers-1"}""");
        assertNone(api.get("/api/v1/agreements/ERS-AG/history").has(200).body());
        assertNone(api.get("/api/v1/claims/ERS-CLAIM/history").has(200).body());
        assertNone(api.get("/api/v1/changes?record=AGREEMENT:ERS-AG").has(200).body());
        assertThat(api.get("/api/v1/calendars").has(200).body())
                .as("what leads to their calendars leads nowhere")
                .doesNotContain("ers-");
        Answer history = api.get("/api/v1/people/ers-1/history").has(200);
        assertThat(history.items("change")).containsExactly("ERASED", "RESTORED", "ARCHIVED", "UPDATED", "CREATED");
        assertThat(history.at("/items/0/reason")).isEqualTo("本人要求");
        assertNone(history.body());
        assertNone(api.get("/api/v1/webhooks/WH-ERS/deliveries").has(200).body());
        assertThat(api.get("/api/v1/webhooks/WH-ERS/deliveries?record=PERSON:ers-1")
                        .items("state"))
                .hasSize(4);
        assertNone(api.get("/api/v1/exports/people.csv?since=0").has(200).body());
        assertNone(api.get("/api/v1/exports/people.csv").has(200).body());
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(api.download("/api/v1/exports/portfolio.zip")))) {
            while (zip.getNextEntry() != null) {
                assertNone(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static void assertNone(String text) {
        assertThat(text).doesNotContain(WORDS);
    }

    /** What is told of them waits for a webhook, whose receiver has answered with what it was sent. */
    private void awaitQueued() throws SQLException {
        String queued =
                "/api/v1/webhooks/WH-ERS/deliveries?record=PERSON:ers-1,PARTNER:ers-partner,AGREEMENT:ERS-AG,CLAIM:ERS-CLAIM,CLAIM:ERS-SAID";
        await().until(() -> api.get(queued).items("id").size() == 11);
        api.post("/api/v1/webhooks/WH-ERS/disable", "").has(200);
        try (Connection application = database.asApplication();
                Statement statement = application.createStatement()) {
            statement.execute("set search_path = autopact");
            statement.execute("""
                    insert into webhook_attempt (delivery_id, number, at, milliseconds, answer, failure)
                    select id, 100, now(), 1, 'Received: ' || body, 'errcode 1: Refused ' || body from webhook_delivery where record_type <> 'PARTNER'""");
        }
    }

    /** What somebody does who is logged in by an issuer stands in the history under their subject. */
    private void actAs(String subject) throws SQLException {
        try (Connection application = database.asApplication();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute(
                    "set search_path = autopact; select set_config('autopact.actor', '%s', true)".formatted(subject));
            statement.execute(
                    "update organization set name_en = 'B', version = version + 1 where code = 'ers-partner'");
            application.commit();
        }
    }

    /** One that they made themselves, and one of what they are responsible for. */
    private void makeCalendars(String subject) throws SQLException {
        try (Connection application = database.asApplication();
                var calendar = application.prepareStatement("""
                        insert into autopact.calendar (secret_hash, made_by, organization)
                        values (convert_to('ers-secret', 'UTF8'), ?, 'ers-partner')""")) {
            calendar.setString(1, subject);
            calendar.execute();
        }
        api.post("/api/v1/calendars", "{\"scope\": {\"responsible\": \"ers-1\"}}")
                .has(201);
    }

    /** The session of somebody who is looking at pages. */
    private void logIn(String subject) throws SQLException {
        try (Connection application = database.asApplication();
                var session = application.prepareStatement("""
                        with session as (
                            insert into autopact.login_session (primary_id, session_id, creation_time, last_access_time,
                                max_inactive_interval, expiry_time, principal_name)
                            values ('ers', 'ers', 0, 0, 0, 0, ?)
                            returning primary_id)
                        insert into autopact.login_session_attributes
                        select primary_id, 'subject', convert_to(?, 'UTF8') from session""")) {
            session.setString(1, subject);
            session.setString(2, subject);
            session.execute();
        }
    }

    @Test
    void whatWasErasedIsNotRecordedAgainAndErasedOnce() throws IOException {
        api.put("/api/v1/partners/ers-other", """
                {"kind": "MOBILITY_OPERATOR", "nameZh": "甲", "nameEn": "A"}""", "If-None-Match", "*").has(201);
        api.put("/api/v1/people/ers-3", """
                {"nameZh": "甲", "nameEn": "A", "organization": "ers-other"}""", "If-None-Match", "*").has(201);
        String before = api.get("/api/v1/exports/people.csv?columns=code,name_zh,name_en,organization,archived,erased")
                .body();
        api.post("/api/v1/people/ers-3/erase", "{\"reason\": \"R\"}", "If-Match", "\"1\"")
                .has(200);
        api.post("/api/v1/people/ers-3/erase", "{\"reason\": \"R\"}", "If-Match", "\"2\"")
                .isProblem(409, "conflict");
        api.post("/api/v1/people/ers-3/restore", "{}", "If-Match", "\"2\"").isProblem(409, "conflict");
        api.patch("/api/v1/people/ers-3", "{\"nameZh\": \"甲\"}", "If-Match", "\"2\"")
                .isProblem(422, "rule-violated")
                .names("/nameZh", "invalid");
        assertThat(new Imports(api).csv("people", before).at("/state"))
                .as("a file from before it was erased brings nothing back")
                .isEqualTo("REFUSED");
    }

    @Test
    void theServicesOwnRoleChangesNothingInTheHistory() throws SQLException {
        try (Connection application = database.asApplication();
                Statement statement = application.createStatement()) {
            statement.execute("set search_path = autopact");
            for (String write : List.of(
                    "update person_history set name_zh = 'x'",
                    "delete from person_history",
                    "update change set actor = 'x'",
                    "create or replace function erase_person(person_id bigint) returns void language sql return null")) {
                org.assertj.core.api.Assertions.assertThatExceptionOfType(SQLException.class)
                        .as(write)
                        .isThrownBy(() -> statement.execute(write))
                        .matches(refused -> refused.getSQLState().equals("42501"));
            }
        }
    }
}
