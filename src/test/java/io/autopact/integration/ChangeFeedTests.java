package io.autopact.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.autopact.history.HistoricResource;
import io.autopact.history.Occurrence;
import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whoever follows the feed is told every change once, as an event that others understand. */
@RegisterTest
class ChangeFeedTests {

    @Autowired
    private Api api;

    @Autowired
    private FeedWatch watch;

    @Autowired
    private DataSource connections;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<HistoricResource> resources;

    @Autowired
    private List<Occurrence> occurrences;

    @Autowired
    @Qualifier("testDatabase")
    private TestDatabase.Fresh database;

    private void automaker(String code) {
        api.post("/api/v1/automakers", """
                {"code": "%s", "kind": "GROUP", "nameZh": "变更", "nameEn": "Changes"}""".formatted(code)).has(201);
    }

    private void agreement(String number, String automaker) {
        api.send(
                "PUT", "/api/v1/own-units/feed-own", "{\"nameZh\": \"己方\", \"nameEn\": \"Own\"}", "If-None-Match", "*");
        api.post("/api/v1/agreements", """
                {"number": "%s", "kind": "STRATEGIC_AGREEMENT", "titleZh": "协议", "titleEn": "Agreement",
                 "parties": [{"organization": "feed-own", "role": "OWN"}, {"organization": "%s", "role": "COUNTERPARTY"}],
                 "scope": ["AUTONOMOUS_DRIVING"],
                 "signatories": [{"nameZh": "甲", "nameEn": "A", "organization": "%s", "role": "SIGNATORY"}]}""".formatted(number, automaker, automaker))
                .has(201);
    }

    private static List<String> told(List<JsonNode> events, String pointer) {
        return events.stream().map(event -> event.at(pointer).asString()).toList();
    }

    @Test
    void aChangeIsToldAsACloudEventThatAnSdkReads() {
        automaker("feed-sdk");
        agreement("FEED-SDK", "feed-sdk");
        Feed feed = Feed.fromNow(api, "&record=AGREEMENT:FEED-SDK");
        api.post("/api/v1/agreements/FEED-SDK/sign", "{\"signedOn\": \"2026-01-01\"}", "If-Match", "\"1\"")
                .has(200);
        List<JsonNode> events = feed.next("");
        assertThat(events).hasSize(1);
        CloudEvent event =
                new JsonFormat().deserialize(events.getFirst().toString().getBytes(StandardCharsets.UTF_8));
        assertThat(event.getSpecVersion().toString()).isEqualTo("1.0");
        assertThat(event.getType()).isEqualTo("io.autopact.agreement.signed");
        assertThat(event.getSubject()).isEqualTo("agreements/FEED-SDK");
        assertThat(event.getSource()).isEqualTo(URI.create(api.serviceAddress() + "/api/v1"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        JsonNode data = events.getFirst().at("/data");
        assertThat(data.at("/record/type").asString()).isEqualTo("AGREEMENT");
        assertThat(data.at("/record/code").asString()).isEqualTo("FEED-SDK");
        assertThat(data.at("/change").asString()).isEqualTo("SIGNED");
        assertThat(data.at("/version").asInt()).isEqualTo(2);
        assertThat(data.at("/by").asString()).isEqualTo("bootstrap");
        assertThat(data.at("/via").asString()).isEqualTo("API");
        assertThat(told(data.at("/members").valueStream().toList(), "/member")).contains("status", "signedOn");
        assertThat(told(data.at("/organizations").valueStream().toList(), "")).containsExactly("feed-sdk");
    }

    @Test
    void whatIsToldOfAChangeIsWhatTheHistoryTells() {
        automaker("feed-history");
        api.patch("/api/v1/automakers/feed-history", "{\"nameZh\": \"新名\"}", "If-Match", "\"1\"")
                .has(200);
        List<JsonNode> events =
                Feed.whole(api, "&record=AUTOMAKER:feed-history").rest();
        JsonNode history = api.get("/api/v1/automakers/feed-history/history?sort=at")
                .json()
                .at("/items");
        assertThat(events).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(events.get(i).at("/data/members"))
                    .isEqualTo(history.get(i).at("/members"));
            assertThat(events.get(i).at("/data/change"))
                    .isEqualTo(history.get(i).at("/change"));
            assertThat(events.get(i).at("/time")).isEqualTo(history.get(i).at("/at"));
            assertThat(events.get(i).at("/data/version").asInt()).isEqualTo(i + 1);
        }
    }

    @Test
    void handWrittenSqlIsToldAndSoIsWhatIsGone() throws SQLException {
        Feed feed = Feed.fromNow(api, "&type=io.autopact.automaker.*");
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into autopact.organization (code, kind, name_zh, name_en) values ('feed-sql', 'BRAND', '甲', 'A')");
            statement.execute("update autopact.organization set name_en = 'B' where code = 'feed-sql'");
            statement.execute("delete from autopact.organization where code = 'feed-sql'");
        }
        List<JsonNode> events = feed.rest().stream()
                .filter(event -> event.at("/data/record/code").asString().equals("feed-sql"))
                .toList();
        assertThat(told(events, "/type"))
                .containsExactly(
                        "io.autopact.automaker.created",
                        "io.autopact.automaker.updated",
                        "io.autopact.automaker.deleted");
        assertThat(told(events, "/data/via")).containsOnly("SQL");
        assertThat(told(events, "/data/by")).containsOnly("test_owner");
        assertThat(told(events, "/id")).doesNotHaveDuplicates();
    }

    @Test
    void biIsToldNoMembersThatArePersonal() {
        automaker("feed-bi");
        agreement("FEED-BI", "feed-bi");
        String path = "/api/v1/changes?record=AGREEMENT:FEED-BI";
        assertThat(api.sendAs(api.token("VIEWER"), "GET", path, null).has(200).body())
                .contains("signatories");
        Answer bi = api.sendAs(api.token("BI"), "GET", path, null).has(200);
        assertThat(bi.body()).contains("FEED-BI", "parties").doesNotContain("signatories");
    }

    @Test
    void whoeverWaitsIsToldWhatComes() throws Exception {
        Feed feed = Feed.fromNow(api, "&type=io.autopact.source.*");
        CompletableFuture<List<JsonNode>> waiting = CompletableFuture.supplyAsync(() -> feed.next("&wait=60"));
        await().until(() -> watch.waiting() > 0);
        automaker("feed-unwanted");
        source("FEED-WAIT");
        assertThat(told(waiting.get(30, TimeUnit.SECONDS), "/subject")).containsExactly("sources/FEED-WAIT");
    }

    @Test
    void whoeverWaitsInVainIsAnsweredWithACursorAllTheSame() {
        Feed feed = Feed.fromNow(api, "&type=io.autopact.claim.*");
        assertThat(feed.next("&wait=1")).isEmpty();
        assertThat(feed.next("")).isEmpty();
    }

    private void source(String code) {
        api.post("/api/v1/sources", """
                {"code": "%s", "titleZh": "来源", "titleEn": "Source"}""".formatted(code)).has(201);
    }

    @Test
    void aStreamGoesOnWhereItWas() throws Exception {
        String narrowed = "&type=io.autopact.source.*";
        String lastId;
        try (ServerEvents events = ServerEvents.open(api, "now", narrowed)) {
            await().until(() -> watch.waiting() > 0);
            source("FEED-STREAM-1");
            assertThat(events.next().data().at("/subject").asString()).isEqualTo("sources/FEED-STREAM-1");
            lastId = events.lastId();
        }
        source("FEED-STREAM-2");
        source("FEED-STREAM-3");
        try (ServerEvents events = ServerEvents.resume(api, lastId, narrowed)) {
            assertThat(events.next().data().at("/subject").asString()).isEqualTo("sources/FEED-STREAM-2");
            lastId = events.lastId();
        }
        try (ServerEvents events = ServerEvents.resume(api, lastId, narrowed)) {
            assertThat(events.next().data().at("/subject").asString()).isEqualTo("sources/FEED-STREAM-3");
            source("FEED-STREAM-4");
            assertThat(events.next().data().at("/subject").asString()).isEqualTo("sources/FEED-STREAM-4");
        }
    }

    private record Token(String id, String secret) {}

    private Token token(String name) {
        Answer made = api.post("/api/v1/tokens", "{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}".formatted(name))
                .has(201);
        return new Token(String.valueOf(made.at("/id")), String.valueOf(made.at("/token")));
    }

    @Test
    void aStreamTellsNothingMoreToWhomATokenWasRevoked() throws Exception {
        Token token = token("feed stream");
        AtomicInteger told = new AtomicInteger();
        try (ServerEvents events = ServerEvents.open(api, token.secret(), "now", "&type=io.autopact.source.*")) {
            await().until(() -> watch.waiting() > 0);
            api.delete("/api/v1/tokens/" + token.id()).has(204);
            CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(() -> catchThrowable(() -> {
                while (true) {
                    events.next();
                    told.incrementAndGet();
                }
            }));
            AtomicInteger written = new AtomicInteger();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                source("FEED-REVOKED-" + written.incrementAndGet());
                return ended.isDone();
            });
            assertThat(ended.get()).hasMessage("The stream has ended");
            assertThat(told.get()).isLessThan(written.get());
        }
    }

    @Test
    void whoWaitsWithATokenThatIsRevokedMeanwhileIsToldNothing() throws Exception {
        Token token = token("feed wait");
        String path = "/api/v1/changes?after=now&wait=60&type=io.autopact.source.*";
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> api.sendAs(token.secret(), "GET", path, null));
        await().until(() -> watch.waiting() > 0);
        api.delete("/api/v1/tokens/" + token.id()).has(204);
        source("FEED-WAIT-REVOKED");
        assertThat(waiting.get(30, TimeUnit.SECONDS)
                        .isProblem(401, "unauthenticated")
                        .body())
                .doesNotContain("FEED-WAIT-REVOKED");
    }

    @Test
    void whoChangedWhatSinceADayIsOneRequest() {
        String manager = api.token("MANAGER");
        api.sendAs(manager, "POST", "/api/v1/partners", """
                {"code": "feed-by", "kind": "OTHER", "nameZh": "甲", "nameEn": "A"}""").has(201);
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        assertThat(told(
                        Feed.whole(api, "&by=test%20MANAGER&from=" + today + "&to=" + today)
                                .rest(),
                        "/subject"))
                .contains("partners/feed-by");
        assertThat(told(Feed.whole(api, "&organization=feed-by").rest(), "/subject"))
                .containsExactly("partners/feed-by");
        assertThat(Feed.whole(api, "&organization=feed-by&to=2026-01-01T00:00:00Z")
                        .rest())
                .isEmpty();
        assertThat(Feed.whole(api, "&organization=feed-by&by=nobody").rest()).isEmpty();
    }

    @Test
    void aThousandWhoWaitHoldNoConnection() {
        Feed feed = Feed.fromNow(api, "&type=io.autopact.source.*");
        List<String> tokens = List.of(api.adminToken(), api.token("VIEWER"), api.token("MANAGER"), api.token("BI"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
            // They come in groups, since each has its token looked at in the database when it comes.
            for (int come = 50; come <= 1000; come += 50) {
                int all = come;
                IntStream.range(0, 50)
                        .mapToObj(i -> client.sendAsync(
                                HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/changes?wait=60&after="
                                                + feed.cursor() + "&type=io.autopact.source.*"))
                                        .header("Authorization", "Bearer " + tokens.get(i % 4))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()))
                        .forEach(waiting::add);
                await().atMost(Duration.ofSeconds(50)).until(() -> watch.waiting() >= all);
            }
            await().until(() -> connections
                            .unwrap(HikariDataSource.class)
                            .getHikariPoolMXBean()
                            .getActiveConnections()
                    == 0);
            source("FEED-THOUSAND");
            waiting.forEach(answer -> assertThat(answer.join().body()).contains("sources/FEED-THOUSAND"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream"})
    void whoFindsNoPlaceToWaitIsToldToComeLater(String form) {
        int free = watch.places().drainPermits();
        try {
            Answer refused =
                    api.get("/api/v1/changes?wait=60&after=now", "Accept", form).isProblem(503, "busy");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            api.get("/api/v1/changes?after=now").has(200);
        } finally {
            watch.places().release(free);
        }
        assertThat(watch.places().availablePermits()).isEqualTo(free);
    }

    @ParameterizedTest
    @CsvSource({
        "wait=1e9, wait, wrong-type",
        "wait=61, wait, out-of-range",
        "wait=-1, wait, out-of-range",
        "limit=0, limit, out-of-range",
        "limit=501, limit, out-of-range",
        "type=io.autopact.nothing.created, type, unknown",
        "type=io.autopact.agreement.eaten, type, unknown",
        "type=, type, unknown",
        "record=NOTHING:X, record, unknown",
        "record=AGREEMENT, record, unknown",
        "record=AGREEMENT:NOBODY-KNOWS, record, unknown-code",
        "organization=nobody-knows, organization, unknown-code",
        "from=yesterday, from, wrong-type",
        "to=2026-13-01, to, wrong-type",
        "since=0, since, unknown"
    })
    void whatCannotBeMeantIsRefusedByName(String query, String parameter, String code) {
        api.get("/api/v1/changes?" + query).isProblem(400, "invalid-request").names(parameter, code);
        HttpRequest stream = HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/changes?" + query))
                .header("Authorization", "Bearer " + api.adminToken())
                .header("Accept", "text/event-stream")
                .build();
        assertThat(HttpClient.newHttpClient()
                        .sendAsync(stream, HttpResponse.BodyHandlers.ofString())
                        .join()
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCursorFromElsewhereIsGoneAndAForgedOneIsRefused() throws SQLException {
        Feed feed = Feed.fromNow(api, "");
        api.get("/api/v1/changes?after=b7acdbac-d774-4b26-a03e-d6caec6ff278.AAAAAAAAAAAAAAAAAAAAAAAA")
                .isProblem(410, "cursor-gone");
        api.get("/api/v1/changes?after=0").isProblem(400, "invalid-cursor");
        api.get("/api/v1/changes?after=" + feed.cursor() + "x").isProblem(400, "invalid-cursor");
    }

    @Test
    void everyKindOfRecordSaysWhatItIsCitedAs() {
        String lines = jdbc.sql("select pg_get_viewdef('record_identity')")
                .query(String.class)
                .single();
        for (HistoricResource resource : resources) {
            assertThat(lines).contains("'%s'::text AS record_kind".formatted(resource.kind()));
        }
        for (Occurrence occurrence : occurrences) {
            assertThat(lines).contains("'%s'::text AS record_kind".formatted(occurrence.kind()));
        }
    }

    @Test
    void nobodyIsToldWithoutAToken() {
        api.sendAs(null, "GET", "/api/v1/changes", null).has(401);
    }

    /**
     * Transactions that begin in one order and commit in another: each change is told once, each record's in its order.
     */
    @Test
    void nothingIsMissedOrDisorderedWhateverOrderTransactionsCommitIn() throws Exception {
        Map<String, Feed> feeds = new HashMap<>();
        feeds.put("page by page", Feed.fromNow(api, "&type=io.autopact.automaker.*"));
        Map<String, List<JsonNode>> told = new HashMap<>();
        told.put("page by page", new ArrayList<>());
        List<JsonNode> streamed = new ArrayList<>();
        String start = feeds.get("page by page").cursor();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            for (int record = 0; record < RECORDS; record++) {
                statement.execute("""
                        insert into autopact.organization (code, kind, name_zh, name_en)
                        values ('feed-race-%d', 'BRAND', '甲', 'first')""".formatted(record));
            }
        }
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                int number = writer;
                writers.add(workers.submit(() -> write(number)));
            }
            try (ServerEvents events = ServerEvents.open(api, start, "&type=io.autopact.automaker.*")) {
                while (!writers.stream().allMatch(Future::isDone)) {
                    told.get("page by page").addAll(feeds.get("page by page").next("&wait=1"));
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
                told.get("page by page").addAll(feeds.get("page by page").rest());
                while (streamed.size() < told.get("page by page").size()) {
                    streamed.add(events.next().data());
                }
            }
        }
        told.put("streamed", streamed);
        told.put(
                "afterwards",
                Feed.whole(api, "&type=io.autopact.automaker.*&from=2020-01-01").rest().stream()
                        .filter(event -> event.at("/subject").asString().startsWith("automakers/feed-race"))
                        .toList());
        for (Map.Entry<String, List<JsonNode>> way : told.entrySet()) {
            assertThat(told(way.getValue(), "/id"))
                    .as(way.getKey())
                    .doesNotHaveDuplicates()
                    .hasSize(EVENTS);
            Map<String, String> last = new HashMap<>();
            Set<String> disordered = new HashSet<>();
            for (JsonNode event : way.getValue()) {
                String subject = event.at("/subject").asString();
                JsonNode name = event.at("/data/members")
                        .valueStream()
                        .filter(member -> member.at("/member").asString().equals("nameEn"))
                        .findFirst()
                        .orElseThrow();
                if (!name.at("/from").asString("").equals(last.getOrDefault(subject, ""))) {
                    disordered.add(subject);
                }
                last.put(subject, name.at("/to").asString());
            }
            assertThat(disordered).as(way.getKey()).isEmpty();
        }
    }

    private static final int ROUNDS = 60;
    private static final int RECORDS = 3;
    private static final int EVENTS = 4 * ROUNDS + RECORDS;

    /** Each transaction takes its number, lets others go on, and then changes a record that all of them change. */
    private Object write(int writer) throws SQLException, InterruptedException {
        Random random = new Random(writer);
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ROUNDS; ) {
                statement.execute("select pg_current_xact_id(), pg_sleep(%s)".formatted(random.nextInt(15) / 1000.0));
                int changed = statement.executeUpdate("""
                        update autopact.organization set name_en = '%d-%d' where code = 'feed-race-%d'""".formatted(writer, i, random.nextInt(RECORDS)));
                statement.execute("select pg_sleep(%s)".formatted(random.nextInt(15) / 1000.0));
                if (changed == 1 && random.nextInt(5) > 0) {
                    connection.commit();
                    i++;
                } else {
                    connection.rollback();
                }
            }
        }
        return true;
    }
}
