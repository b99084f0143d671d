package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Csv;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What changed since a cursor: every row once it can be seen, what is gone too, and nothing that did not change. */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=increments")
@DirtiesContext
class IncrementTests {

    @Autowired
    private Api api;

    @Autowired
    private DataSets dataSets;

    @Autowired
    @Qualifier("testDatabase")
    private TestDatabase.Fresh database;

    /** Follows one data set as a warehouse does: by its key, row by row. */
    private final class Follower {

        private final TableDataSet dataSet;
        private final Map<List<String>, List<String>> rows =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        private String cursor = "0";

        Follower(String name) {
            dataSet = (TableDataSet) dataSets.find(name).orElseThrow();
        }

        /** Takes what changed, and gives it as lines. */
        List<String> follow() {
            Answer answer = api.get("/api/v1/exports/%s.csv?since=%s".formatted(dataSet.name(), cursor))
                    .has(200);
            cursor = answer.header("Next-Cursor");
            List<List<String>> told = Csv.rows(answer.body());
            List<String> header = told.getFirst();
            assertThat(header)
                    .as("no read-only column, which may change without its row being told")
                    .isEqualTo(Stream.concat(dataSet.fields().stream().map(Field::name), Stream.of("deleted"))
                            .toList());
            List<String> lines = new ArrayList<>();
            for (List<String> row : told.subList(1, told.size())) {
                List<String> key = key(header, row);
                boolean deleted = row.getLast().equals("true");
                if (deleted) {
                    assertThat(rows.remove(key))
                            .as("known before it was gone: %s", key)
                            .isNotNull();
                } else {
                    rows.put(key, recorded(row));
                }
                lines.add((deleted ? "-" : "+") + String.join(" ", key));
            }
            return lines;
        }

        private List<String> key(List<String> header, List<String> row) {
            return dataSet.key().stream()
                    .map(name -> row.get(header.indexOf(name)))
                    .toList();
        }

        private List<String> recorded(List<String> row) {
            return row.subList(0, dataSet.fields().size());
        }

        /** What was followed is what there is. */
        void isWhole() {
            List<List<String>> whole = Csv.rows(
                    api.get("/api/v1/exports/%s.csv".formatted(dataSet.name())).body());
            assertThat(rows.values())
                    .as(dataSet.name())
                    .containsExactlyInAnyOrderElementsOf(
                            whole.stream().skip(1).map(this::recorded).toList());
        }
    }

    private void automaker(String code, String... ties) {
        api.put("/api/v1/automakers/" + code, """
                {"code": "%s", "kind": "BRAND", "nameZh": "甲", "nameEn": "A", "ties": [%s]}""".formatted(code, String.join(",", ties)), "If-None-Match", "*")
                .has(201);
    }

    private void patch(String path, String body) {
        api.patch(path, body, "If-Match", api.get(path).has(200).header("ETag")).has(200);
    }

    @Test
    void aChangedRowIsToldOnceAndAnUnchangedOneNot() {
        Follower organizations = new Follower("organizations");
        Follower aliases = new Follower("organization_aliases");
        organizations.follow();
        aliases.follow();
        automaker("told-once");
        automaker("told-twice");
        assertThat(organizations.follow()).containsExactly("+told-once", "+told-twice");
        assertThat(organizations.follow()).isEmpty();

        patch("/api/v1/automakers/told-twice", "{\"nameZh\": \"乙\"}");
        assertThat(organizations.follow()).containsExactly("+told-twice");

        patch("/api/v1/automakers/told-once", "{\"aliases\": [\"别名\"]}");
        assertThat(organizations.follow())
                .as("its own recorded columns are what they were")
                .isEmpty();
        assertThat(aliases.follow()).containsExactly("+told-once 别名");

        patch("/api/v1/automakers/told-twice", "{\"nameZh\": \"丙\"}");
        patch("/api/v1/automakers/told-twice", "{\"nameZh\": \"乙\"}");
        assertThat(organizations.follow()).as("there and back again").isEmpty();
    }

    @Test
    void whatIsGoneIsToldByItsKeyAlone() {
        Follower organizations = new Follower("organizations");
        Follower aliases = new Follower("organization_aliases");
        automaker("gone");
        patch("/api/v1/automakers/gone", "{\"aliases\": [\"去\"]}");
        organizations.follow();
        aliases.follow();
        api.delete(
                        "/api/v1/automakers/gone",
                        "If-Match",
                        api.get("/api/v1/automakers/gone").header("ETag"))
                .has(204);
        String cursor = organizations.cursor;
        assertThat(organizations.follow()).containsExactly("-gone");
        assertThat(aliases.follow())
                .as("a part goes with its record, and is still called by the record's code")
                .containsExactly("-gone 去");
        assertThat(api.get("/api/v1/exports/organizations.csv?since=" + cursor).body())
                .endsWith("\ngone,,,,,,,true\n");
        assertThat(organizations.follow()).isEmpty();
    }

    @Test
    void theKeyIsAlwaysThereAndReadOnlyColumnsNever() {
        automaker("keyed");
        assertThat(api.get("/api/v1/exports/organizations.csv?since=0&columns=name_en")
                        .has(200)
                        .body())
                .startsWith("code,name_en,deleted\n")
                .contains("\nkeyed,A,false\n");
        assertThat(api.get("/api/v1/exports/organization_ties.csv?since=0&columns=kind,to")
                        .has(200)
                        .body())
                .startsWith("organization,from,kind,to,deleted\n");
        api.get("/api/v1/exports/organizations.csv?since=0&columns=code,version")
                .isProblem(400, "invalid-request")
                .includes("""
                        {"errors": [{"parameter": "columns", "code": "not-available",
                         "detail": "Beside since there is no read-only column such as version: it may change without its row being told."}]}""");
    }

    @Test
    void nothingThatIncrementsToldIsStaleAfterAMergeAndAnAmendment() {
        automaker("stale-from");
        automaker("stale-to");
        api.put("/api/v1/agreements/AG-STALE", """
                        {"number": "AG-STALE", "kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A", "effectiveOn": "2020-07-01",
                         "parties": [{"organization": "stale-from", "role": "COUNTERPARTY"}], "scope": ["SMART_MOBILITY"]}""", "If-None-Match", "*").has(201);
        action(
                "/api/v1/agreements/AG-STALE",
                "sign",
                "{\"signedOn\": \"2020-06-28\", \"effectiveOn\": \"2020-07-01\"}");
        List<Follower> followers = dataSets.writable().stream()
                .map(dataSet -> new Follower(dataSet.name()))
                .toList();
        followers.forEach(Follower::follow);
        action("/api/v1/automakers/stale-from", "merge", "{\"into\": \"stale-to\"}");
        action(
                "/api/v1/agreements/AG-STALE",
                "amend",
                "{\"effectiveOn\": \"2021-01-01\", \"addDomains\": [\"VEHICLE_SECURITY\"], \"note\": \"扩大范围\"}");
        Map<String, List<String>> told = new TreeMap<>();
        followers.forEach(follower -> told.put(follower.dataSet.name(), follower.follow()));
        assertThat(told.get("organizations")).containsExactly("+stale-from");
        assertThat(told.get("agreement_parties")).containsExactly("-AG-STALE stale-from ", "+AG-STALE stale-to ");
        assertThat(told.get("amendments")).containsExactly("+AG-STALE 1");
        assertThat(told.get("agreement_scope")).containsExactly("+AG-STALE VEHICLE_SECURITY 2021-01-01");
        followers.forEach(Follower::isWhole);
    }

    private void action(String path, String action, String body) {
        api.post(path + "/" + action, body, "If-Match", api.get(path).has(200).header("ETag"))
                .has(200);
    }

    @Test
    void whatCameAndWentBetweenTwoCursorsIsNotToldOf() {
        Follower organizations = new Follower("organizations");
        organizations.follow();
        automaker("came-and-went");
        api.delete(
                        "/api/v1/automakers/came-and-went",
                        "If-Match",
                        api.get("/api/v1/automakers/came-and-went").header("ETag"))
                .has(204);
        assertThat(organizations.follow()).isEmpty();
    }

    @Test
    void aRowWhoseKeyChangesIsGoneUnderTheOldOne() {
        automaker("key-from");
        automaker("key-to");
        automaker("key-child", "{\"to\": \"key-from\", \"kind\": \"BRAND_OF\"}");
        Follower ties = new Follower("organization_ties");
        Follower organizations = new Follower("organizations");
        ties.follow();
        organizations.follow();
        api.post(
                        "/api/v1/automakers/key-from/merge",
                        "{\"into\": \"key-to\"}",
                        "If-Match",
                        api.get("/api/v1/automakers/key-from").header("ETag"))
                .has(200);
        assertThat(ties.follow()).containsExactly("-key-child key-from ", "+key-child key-to ");
        assertThat(organizations.follow()).containsExactly("+key-from");
    }

    @Test
    void aTransactionThatCommitsLateIsToldLate() throws SQLException {
        Follower organizations = new Follower("organizations");
        organizations.follow();
        try (Connection early = database.asOwner();
                Statement first = early.createStatement()) {
            early.setAutoCommit(false);
            first.execute(
                    "insert into autopact.organization (code, kind, name_zh, name_en) values ('commits-late', 'BRAND', '早', 'Early')");
            automaker("commits-first");
            assertThat(organizations.follow())
                    .as("the earlier transaction cannot be seen yet")
                    .containsExactly("+commits-first");
            early.commit();
        }
        assertThat(organizations.follow()).containsExactly("+commits-late");
        organizations.isWhole();
    }

    /** Sixteen writers in transactions of different lengths, one reader that follows: nothing is missed. */
    @Test
    void nothingIsMissedWhateverOrderTransactionsCommitIn() throws Exception {
        List<Follower> followers = List.of(
                new Follower("organizations"), new Follower("organization_aliases"), new Follower("organization_ties"));
        automaker("race-parent");
        AtomicBoolean over = new AtomicBoolean();
        int rounds = 0;
        try (ExecutorService writers = Executors.newFixedThreadPool(16)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 16; writer++) {
                int number = writer;
                running.add(writers.submit(() -> write(number, over)));
            }
            try {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
                while (System.nanoTime() < end) {
                    followers.forEach(Follower::follow);
                    rounds++;
                }
            } finally {
                over.set(true);
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        followers.forEach(Follower::follow);
        followers.forEach(Follower::isWhole);
        assertThat(rounds).isGreaterThan(10);
        assertThat(followers.getFirst().rows).hasSizeGreaterThan(50);
    }

    /** Each transaction records an automaker and its alias together: no archive has the one without the other. */
    @Test
    void anArchiveIsOfOneMoment() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService writers = Executors.newSingleThreadExecutor()) {
            Future<?> writer = writers.submit(() -> {
                try (Connection connection = database.asOwner();
                        Statement statement = connection.createStatement()) {
                    for (int i = 0; !over.get(); i++) {
                        statement.execute("""
                                begin;
                                insert into autopact.organization (code, kind, name_zh, name_en) values ('moment-%1$d', 'BRAND', '甲', 'A');
                                insert into autopact.organization_alias (organization_id, alias)
                                select id, '时刻' from autopact.organization where code = 'moment-%1$d';
                                commit""".formatted(i));
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            int seen = 0;
            try {
                for (int i = 0; i < 15; i++) {
                    Map<String, String> entries = archive();
                    List<String> automakers = moments(entries.get("organizations.csv"));
                    assertThat(moments(entries.get("organization_aliases.csv"))).isEqualTo(automakers);
                    seen = automakers.size();
                }
            } finally {
                over.set(true);
            }
            writer.get();
            assertThat(seen).isGreaterThan(15);
        }
    }

    private static List<String> moments(String csv) {
        return csv.lines()
                .filter(line -> line.startsWith("moment-"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    private Map<String, String> archive() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/exports/portfolio.zip"))
                .header("Authorization", "Bearer " + api.adminToken())
                .build();
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private void write(int writer, AtomicBoolean over) {
        Random random = new Random(writer);
        int[] generations = new int[8];
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; !over.get(); i++) {
                int slot = random.nextInt(8);
                String code = "race-%d-%d-%d".formatted(writer, slot, generations[slot]);
                statement.execute("""
                        insert into autopact.organization (code, kind, name_zh, name_en) values ('%1$s', 'BRAND', '%2$d', 'A')
                        on conflict (code) do update set name_zh = excluded.name_zh;
                        select pg_sleep(%3$s);
                        insert into autopact.organization_alias (organization_id, alias)
                        select id, '别名 %4$d' from autopact.organization where code = '%1$s'
                        on conflict do nothing""".formatted(code, i, random.nextInt(30) / 1000.0, random.nextInt(3)));
                if (random.nextInt(3) == 0) {
                    // A code is given once.
                    generations[slot]++;
                    statement.execute("""
                            delete from autopact.organization_alias
                            where organization_id in (select id from autopact.organization where code = '%1$s');
                            delete from autopact.organization_tie
                            where organization_id in (select id from autopact.organization where code = '%1$s');
                            delete from autopact.organization where code = '%1$s'""".formatted(code));
                } else if (random.nextInt(2) == 0) {
                    statement.execute("""
                            insert into autopact.organization_tie (organization_id, to_id, kind)
                            select child.id, parent.id, 'AFFILIATE_OF'
                            from autopact.organization as child, autopact.organization as parent
                            where child.code = '%s' and parent.code = 'race-parent'
                              and not exists (select from autopact.organization_tie as tie where tie.organization_id = child.id)""".formatted(code));
                }
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyDataSetThatIsRecordedCanBeFollowed() {
        for (TableDataSet dataSet : dataSets.writable()) {
            Follower follower = new Follower(dataSet.name());
            follower.follow();
            assertThat(follower.follow()).isEmpty();
            follower.isWhole();
        }
    }

    @Test
    void aCursorOfAnotherDataSetOrAMadeUpOneIsRefused() {
        Follower organizations = new Follower("organizations");
        organizations.follow();
        api.get("/api/v1/exports/sources.csv?since=" + organizations.cursor).isProblem(400, "invalid-cursor");
        api.get("/api/v1/exports/organizations.csv?since=1").isProblem(400, "invalid-cursor");
        api.get("/api/v1/exports/organizations.csv?since=").isProblem(400, "invalid-cursor");
        api.get("/api/v1/exports/organizations.csv?since=" + organizations.cursor + "x")
                .isProblem(400, "invalid-cursor");
        api.get("/api/v1/exports/coverage.csv?since=0")
                .isProblem(400, "invalid-request")
                .names("since", "not-available");
        api.get("/api/v1/exports/organizations.csv?since=0&asOf=2019-07-01&kind=GROUP")
                .isProblem(400, "invalid-request")
                .names("asOf", "not-available")
                .names("kind", "not-available");
    }

    @Test
    void aCursorOfAnotherRegisterIsGone() {
        api.get("/api/v1/exports/organizations.csv?since=b7acdbac-d774-4b26-a03e-d6caec6ff278.AAAAAAAAAAAAAAAAAAAAAAAA")
                .isProblem(410, "cursor-gone");
    }

    /** A copy that was restored elsewhere: its transactions have numbers that say nothing there. */
    @Test
    void aCursorFromBeforeTheRegisterWasRestoredIsGoneAndTheNextOneHolds() throws SQLException {
        Follower before = new Follower("organizations");
        before.follow();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = autopact; update register set cluster = '1'");
            statement.execute("""
                    do $$ begin
                        if (select cluster is distinct from (select system_identifier::text from pg_control_system()) from register) then
                            update change set transaction_id = '3' where transaction_id <> '3';
                        end if;
                    end $$""");
            api.get("/api/v1/exports/organizations.csv?since=" + before.cursor).isProblem(410, "cursor-gone");
            statement.execute("update register set cluster = (select system_identifier from pg_control_system())");
        }
        Follower after = new Follower("organizations");
        after.follow();
        automaker("after-restore");
        assertThat(after.follow()).containsExactly("+after-restore");
    }
}
