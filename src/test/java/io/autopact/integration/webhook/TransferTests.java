package io.autopact.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What is queued, by whom first, and what waits for whom; nothing is sent here. */
@RegisterTest
@TestPropertySource(properties = "autopact.webhook.send=false")
class TransferTests {

    @Autowired
    private Api api;

    @Autowired
    private Transfer transfer;

    @Autowired
    private JdbcClient database;

    @Autowired
    @Qualifier("testDatabase")
    private TestDatabase.Fresh databases;

    private void register(String code, String more) {
        api.post("/api/v1/webhooks", "{\"code\": \"%s\", \"url\": \"https://hooks.example/\"%s}".formatted(code, more))
                .has(201);
    }

    private void automaker(String code) {
        api.post("/api/v1/automakers", """
                {"code": "%s", "kind": "GROUP", "nameZh": "甲", "nameEn": "A"}""".formatted(code)).has(201);
    }

    private int queued(String webhook) {
        return database.sql("""
                        select count(*) from webhook_delivery
                        where webhook_id = (select id from webhook where code = :webhook)""").param("webhook", webhook).query(Integer.class).single();
    }

    private Answer replay(String webhook, String more, Instant from) {
        return api.post("/api/v1/webhooks/%s/replay%s".formatted(webhook, more), "{\"from\": \"%s\"}".formatted(from));
    }

    /** A transaction that has done something and goes on holding what it locked. */
    private Connection holding(String statement) throws SQLException {
        Connection connection = databases.asApplication();
        connection.setAutoCommit(false);
        try (Statement done = connection.createStatement()) {
            done.execute("set search_path = autopact");
            done.execute(statement);
        }
        return connection;
    }

    private void awaitWaitingOrDone(Future<?> other) {
        await().until(() ->
                other.isDone() || database.sql("""
                                select exists (
                                    select from pg_stat_activity
                                    where datname = current_database() and wait_event_type = 'Lock')""").query(Boolean.class).single());
    }

    @Test
    void whoeverRegisteredBeforeAChangeIsSentIt() {
        while (transfer.run()) {}
        register("TR-FIRST", ", \"types\": [\"io.autopact.automaker.*\"]");
        transfer.run();
        register("TR-LATER", ", \"types\": [\"io.autopact.automaker.*\"]");
        automaker("tr-later");
        while (transfer.run()) {}
        assertThat(queued("TR-FIRST")).isEqualTo(1);
        assertThat(queued("TR-LATER")).isEqualTo(1);
    }

    @Test
    void aReplayHoldsNothingLongerThanSomeOfItTakes() throws Exception {
        register("TR-PARTS", ", \"types\": [\"io.autopact.automaker.created\"]");
        Instant from = Instant.now();
        write("""
                insert into organization (code, kind, name_zh, name_en)
                select 'tr-many-' || number, 'GROUP', '甲', 'A' from generate_series(1, 510) as number""");
        automaker("tr-last");
        replay("TR-PARTS", "?dryRun=true", from).has(202).includes("{\"events\": 511}");
        assertThat(queued("TR-PARTS")).isZero();
        try (Connection other = holding("""
                insert into webhook_lane (webhook_id, lane, waiting)
                select id, 'AUTOMAKER:tr-last', 0 from webhook where code = 'TR-PARTS'""")) {
            CompletableFuture<Answer> replayed = CompletableFuture.supplyAsync(() -> replay("TR-PARTS", "", from));
            awaitWaitingOrDone(replayed);
            assertThat(queued("TR-PARTS")).isEqualTo(500);
            other.rollback();
            replayed.join().has(202).includes("{\"events\": 511}");
        }
        assertThat(queued("TR-PARTS")).isEqualTo(511);
    }

    @Test
    void aReplayReadsTheLogAfterAnErasureThatIsUnderWay() throws Exception {
        automaker("tr-waits");
        register("TR-WAITS", ", \"organizations\": [\"tr-waits\"]");
        try (Connection erasure = holding("select from webhook_position for update")) {
            CompletableFuture<Answer> replayed =
                    CompletableFuture.supplyAsync(() -> replay("TR-WAITS", "", Instant.EPOCH));
            awaitWaitingOrDone(replayed);
            assertThat(queued("TR-WAITS")).isZero();
            erasure.rollback();
            replayed.join().has(202);
        }
        assertThat(queued("TR-WAITS")).isEqualTo(1);
    }

    @Test
    void whatIsBeingQueuedOfWhoeverIsErasedIsErasedToo() throws Exception {
        automaker("tr-maker");
        register("TR-ERASED", ", \"types\": [\"io.autopact.person.*\"]");
        api.put("/api/v1/people/tr-person", """
                {"nameZh": "欧阳待抹", "nameEn": "Ouyang", "organization": "tr-maker"}""", "If-None-Match", "*").has(201);
        try (Connection queuing = holding("select from webhook_position for no key update")) {
            CompletableFuture<Answer> erased = CompletableFuture.supplyAsync(
                    () -> api.post("/api/v1/people/tr-person/erase", "{\"reason\": \"R\"}", "If-Match", "\"1\""));
            awaitWaitingOrDone(erased);
            try (Statement queue = queuing.createStatement()) {
                queue.execute("""
                        insert into webhook_delivery (webhook_id, event_id, event_type, record_type, record_code, lane, body,
                            committed_at, made_at)
                        select id, gen_random_uuid(), 'io.autopact.person.created', 'PERSON', 'tr-person', 'PERSON:tr-person',
                            '{"data": {"by": "x", "members": [{"member": "nameZh", "to": "欧阳待抹"}]}}', now(), now()
                        from webhook where code = 'TR-ERASED'""");
            }
            queuing.commit();
            erased.join().has(200);
        }
        assertThat(database.sql("select body from webhook_delivery where record_code = 'tr-person'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .doesNotContain("欧阳待抹");
    }

    @Test
    void whatIsToldOfAMergedOrganizationIsToldOfTheOneThatStays() {
        automaker("tr-double");
        automaker("tr-stays");
        register("TR-MERGED", ", \"organizations\": [\"tr-double\", \"tr-stays\"]");
        register("TR-OTHER", ", \"organizations\": [\"tr-double\"]");
        String calendar = api.post("/api/v1/calendars", "{\"scope\": {\"organization\": \"tr-double\"}}")
                .has(201)
                .at("/id");
        Answer merged = api.post("/api/v1/automakers/tr-double/merge", "{\"into\": \"tr-stays\"}", "If-Match", "\"1\"")
                .has(200);
        assertThat(merged.body()).contains("TR-MERGED is sent what concerns tr-stays.");
        for (String webhook : List.of("TR-MERGED", "TR-OTHER")) {
            api.get("/api/v1/webhooks/" + webhook).includes("{\"organizations\": [\"tr-stays\"], \"version\": 2}");
        }
        assertThat(api.get("/api/v1/calendars")
                        .json()
                        .at("/items")
                        .valueStream()
                        .toList())
                .filteredOn(one -> one.at("/id").asString().equals(calendar))
                .singleElement()
                .matches(one -> one.at("/scope/organization").asString().equals("tr-stays"));
    }

    private void write(String statement) throws SQLException {
        try (Connection connection = databases.asApplication();
                Statement write = connection.createStatement()) {
            write.execute("set search_path = autopact");
            write.execute(statement);
        }
    }
}
