package io.autopact.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who changed what, when, from what to what: for every record, by every way of writing, and for good. */
@RegisterTest
class HistoryTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TestDatabase.Fresh fresh;

    private Answer record(String code) {
        return api.post(
                        "/api/v1/automakers",
                        "{\"code\": \"%s\", \"kind\": \"GROUP\", \"nameZh\": \"历史\", \"nameEn\": \"History\"}"
                                .formatted(code))
                .has(201);
    }

    @Test
    void everyChangeOfARecordAndItsPartsIsTold() {
        record("told");
        api.put("/api/v1/automakers/told", """
                        {"kind": "COMPANY", "nameZh": "历史", "nameEn": "Told", "aliases": ["别名"],
                         "cooperation": {"since": "2020-01-01", "wordingZh": "联手"}}""", "If-Match", "\"1\"").has(200);
        Answer history = api.get("/api/v1/automakers/told/history").has(200);
        history.includes("""
                {"items": [
                    {"by": "bootstrap", "change": "UPDATED", "via": "API", "reason": null},
                    {"by": "bootstrap", "change": "CREATED", "via": "API", "reason": null}],
                 "nextCursor": null}""");
        assertThat(history.json().at("/items/0/members").findValuesAsString("member"))
                .containsExactlyInAnyOrder("kind", "nameEn", "aliases", "cooperation");
        history.json().at("/items/0/members").forEach(member -> {
            if (member.at("/member").asString().equals("kind")) {
                assertThat(member.at("/from").asString()).isEqualTo("GROUP");
                assertThat(member.at("/to").asString()).isEqualTo("COMPANY");
            }
        });
        Answer first = api.get("/api/v1/automakers/told/history?sort=at&limit=1&count=true")
                .has(200);
        assertThat(first.items("change")).containsExactly("CREATED");
        assertThat(api.get("/api/v1/automakers/told/history?limit=1&cursor=" + first.at("/nextCursor"))
                        .has(200)
                        .items("change"))
                .containsExactly("UPDATED");
    }

    @Test
    void theAuthorIsWhoeverSentTheRequest() {
        String manager = api.token("MANAGER");
        api.sendAs(
                        manager,
                        "POST",
                        "/api/v1/partners",
                        "{\"code\": \"by-manager\", \"kind\": \"OTHER\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                .has(201);
        assertThat(api.get("/api/v1/partners/by-manager/history").items("by")).containsExactly("test MANAGER");
    }

    @Test
    void aRefusedRequestLeavesNoTrace() {
        record("refused");
        long before = changes();
        api.put(
                        "/api/v1/automakers/refused",
                        "{\"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\", \"parent\": \"nobody\"}",
                        "If-Match",
                        "\"1\"")
                .isProblem(422, "rule-violated");
        assertThat(changes()).isEqualTo(before);
        assertThat(api.get("/api/v1/automakers/refused/history").items("change"))
                .containsExactly("CREATED");
    }

    @Test
    void handWrittenSqlIsCaughtToo() throws SQLException {
        record("by-hand");
        try (Connection owner = fresh.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("update autopact.organization set name_en = 'By hand' where code = 'by-hand'");
        }
        api.get("/api/v1/automakers/by-hand/history").has(200).includes("""
                        {"items": [{"by": "%s", "change": "UPDATED", "via": "SQL",
                                    "members": [{"member": "nameEn", "from": "History", "to": "By hand"}]},
                                   {"change": "CREATED"}]}""".formatted(fresh.owner()));
    }

    @Test
    void whatIsDeletedKeepsItsHistory() throws SQLException {
        record("gone");
        try (Connection owner = fresh.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("delete from autopact.organization where code = 'gone'");
        }
        api.get("/api/v1/automakers/gone").isProblem(404, "not-found");
        assertThat(api.get("/api/v1/automakers/gone/history").has(200).items("change"))
                .containsExactly("DELETED", "CREATED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into autopact.change (id, actor, via) values (-1, 'me', 'API')",
                "update autopact.change set actor = 'someone else'",
                "delete from autopact.change_item",
                "truncate autopact.change cascade",
                "insert into autopact.organization_history (code) values ('x')",
                "create temporary table forged (id bigint); create trigger t after insert on forged referencing new table as new_rows"
                        + " for each statement execute function autopact.note_change_of_organization()",
                "insert into autopact.capability (code, position, name_zh, name_en, recorded_in) values ('X', 1, 'x', 'x', 1)",
                "update autopact.organization set recorded_in = 1",
                "update autopact.organization_history set name_en = 'x'",
                "delete from autopact.agreement_history",
                "alter table autopact.organization disable trigger all",
                "drop trigger note_update on autopact.organization",
                "create or replace function autopact.note_change_of_organization() returns trigger language plpgsql as 'begin return null; end'"
            })
    void theServicesOwnRoleCannotTouchTheHistory(String sql) throws SQLException {
        record("history-" + Integer.toHexString(sql.hashCode()));
        try (Connection application = fresh.asApplication();
                Statement statement = application.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void entriesAreAsManyAsAcknowledgedWrites() {
        long before = changes();
        for (int i = 0; i < 5; i++) {
            record("counted-" + i);
        }
        assertThat(changes() - before).isEqualTo(5);
    }

    @Test
    void everyTableWithAHistoryHasItWithTheSameColumns() {
        List<String> different = database.sql("""
                        select live.table_name || '.' || live.column_name || ' ' || live.data_type
                        from information_schema.columns as live
                        join information_schema.tables as recorded
                            on recorded.table_schema = live.table_schema and recorded.table_name = live.table_name
                           and recorded.table_type = 'BASE TABLE'
                        left join information_schema.columns as kept
                            on kept.table_schema = live.table_schema and kept.table_name = live.table_name || '_history'
                           and kept.column_name = live.column_name and kept.data_type = live.data_type
                        where live.table_schema = 'autopact' and kept.column_name is null
                          and exists (
                              select from information_schema.columns as mark
                              where mark.table_schema = live.table_schema and mark.table_name = live.table_name
                                and mark.column_name = 'recorded_in')
                          and live.table_name not like '%\\_history' escape '\\'""").query(String.class).list();
        assertThat(different).isEmpty();
        assertThat(database.sql(
                                "select count(distinct event_object_table) from information_schema.triggers where trigger_name = 'note_insert'")
                        .query(Long.class)
                        .single())
                .as("tables under history")
                .isEqualTo(database.sql("""
                                select count(*) from information_schema.columns
                                where table_schema = 'autopact' and column_name = 'recorded_in'
                                  and table_name not like '%\\_history' escape '\\' and table_name not like '%\\_versions' escape '\\' and table_name not like '%\\_ever' escape '\\'""").query(Long.class).single());
    }

    private long changes() {
        return database.sql("select count(*) from change").query(Long.class).single();
    }

    @Test
    void transactionsThatRunSideBySideAreToldInTheOrderInWhichTheyChangedTheRecord() throws SQLException {
        record("side-a");
        record("side-b");
        String rename = "update autopact.organization set name_en = '%s', version = version + 1 where code = '%s'";
        try (Connection slow = fresh.asOwner();
                Connection quick = fresh.asOwner();
                Statement slowly = slow.createStatement();
                Statement quickly = quick.createStatement()) {
            slow.setAutoCommit(false);
            slowly.execute(rename.formatted("first", "side-a"));
            quickly.execute(rename.formatted("quick", "side-b"));
            slowly.execute(rename.formatted("slow", "side-b"));
            slow.commit();
        }
        Answer history = api.get("/api/v1/automakers/side-b/history?sort=at").has(200);
        assertThat(history.json().at("/items/1/members").toString()).contains("\"from\":\"History\",\"to\":\"quick\"");
        assertThat(history.json().at("/items/2/members").toString()).contains("\"from\":\"quick\",\"to\":\"slow\"");
    }

    @Test
    void aColumnThatIsAddedComesUnderHistoryToo() throws SQLException {
        try (Connection owner = TestDatabase.fresh().asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("create schema autopact");
            Flyway.configure()
                    .dataSource(owner.getMetaData().getURL(), fresh.owner(), fresh.password())
                    .defaultSchema("autopact")
                    .placeholders(fresh.placeholders())
                    .load()
                    .migrate();
            statement.execute("set search_path = autopact");
            statement.execute("alter table organization add column motto text");
            statement.execute("call keep_history('organization', 'ORGANIZATION', 'id')");
            statement.execute(
                    "insert into organization (code, kind, name_zh, name_en, motto) values ('m', 'GROUP', '甲', 'A', '旧')");
            statement.execute("update organization set motto = '新'");
            try (var rows = statement.executeQuery("select motto from organization_history")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("旧");
            }
        }
    }
}
