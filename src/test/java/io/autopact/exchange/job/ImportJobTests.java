package io.autopact.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RawHttp;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Imports over HTTP: taken at once, watched, cancelled, and refused with the line where something is wrong. */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=import-jobs")
@DirtiesContext
class ImportJobTests {

    private static final String HEADER = "code,kind,name_zh,name_en\n";

    @Autowired
    private Api api;

    @Autowired
    @Qualifier("testDatabase")
    private TestDatabase.Fresh database;

    private Imports imports;
    private String before = "";

    @BeforeEach
    void remember() {
        imports = new Imports(api);
        before = register();
    }

    /** All recorded facts. */
    private String register() {
        return api.get("/api/v1/exports/organizations.csv").has(200).body()
                + api.get("/api/v1/exports/solutions.csv").body();
    }

    /** A refused import has written nothing. */
    private Answer refused(Answer job) {
        job.includes("{\"state\": \"REFUSED\", \"inserted\": 0, \"updated\": 0, \"unchanged\": 0, \"step\": null}");
        assertThat(register()).as("nothing is written").isEqualTo(before);
        return job;
    }

    private static String mistake(Answer job) {
        return "%s:%s %s=%s %s"
                .formatted(
                        job.at("/errors/0/file"),
                        job.at("/errors/0/line"),
                        job.at("/errors/0/column"),
                        job.at("/errors/0/value"),
                        job.at("/errors/0/detail"));
    }

    @Test
    void aFileIsTakenAtOnceAndItsJobTellsTheEnd() {
        Answer taken = imports.send(
                api.adminToken(),
                "organizations",
                "text/csv",
                (HEADER + "job-a,BRAND,甲,A\njob-b,BRAND,乙,B\n").getBytes(StandardCharsets.UTF_8));
        taken.has(202).includes("{\"dataset\": \"organizations\", \"state\": \"RUNNING\", \"dryRun\": false}");
        assertThat(taken.header("Location")).matches("/api/v1/import-jobs/[0-9a-f-]{36}");
        imports.finished(taken).includes("""
                {"state": "SUCCEEDED", "rowsRead": 2, "bytesRead": 62, "bytesTotal": 62, "inserted": 2, "updated": 0, "unchanged": 0,
                 "errorCount": 0, "errors": [], "by": "bootstrap", "detail": null, "step": null}""");
        assertThat(api.get("/api/v1/automakers/job-a").has(200).at("/nameZh")).isEqualTo("甲");
        api.get("/api/v1/automakers/job-a/history")
                .has(200)
                .includes("{\"items\": [{\"by\": \"bootstrap\", \"change\": \"CREATED\", \"via\": \"IMPORT\"}]}");

        imports.csv("organizations", HEADER + "job-a,BRAND,甲,A\njob-b,BRAND,丙,B\njob-c,BRAND,丁,C\n")
                .includes(
                        "{\"state\": \"SUCCEEDED\", \"rowsRead\": 3, \"inserted\": 1, \"updated\": 1, \"unchanged\": 1}");
    }

    @Test
    void aRehearsalTellsWhatItWouldDoAndKeepsNothing() {
        Answer taken = imports.send(
                api.adminToken(),
                "organizations?dryRun=true",
                "text/csv",
                (HEADER + "rehearsed,BRAND,甲,A\n").getBytes(StandardCharsets.UTF_8));
        assertThat(taken.header("Dry-Run")).isEqualTo("true");
        imports.finished(taken).includes("{\"state\": \"SUCCEEDED\", \"dryRun\": true, \"inserted\": 1}");
        assertThat(register()).isEqualTo(before);
        refused(imports.csv("organizations?dryRun=true", HEADER + "rehearsed,MOON,甲,A\n"))
                .includes("{\"dryRun\": true, \"errorCount\": 1}");
    }

    @Test
    void theErrorsAreToldAsJsonAndAsCsv() {
        Answer job = refused(
                imports.csv("organizations", HEADER + "e-1,MOON,甲,A\n\"E 2\",BRAND,\"乙\n=丙\",\ne-3,BRAND,丁,D,E\n"));
        job.includes("""
                {"errorCount": 4, "errors": [
                    {"file": "organizations.csv", "line": 2, "column": "kind", "value": "MOON"},
                    {"file": "organizations.csv", "line": 3, "column": "code", "value": "E 2", "detail": "must match [a-z0-9-]{1,80}"},
                    {"file": "organizations.csv", "line": 3, "column": "name_en", "value": "", "detail": "is missing"},
                    {"file": "organizations.csv", "line": 5, "column": null, "value": null, "detail": "has 5 fields and the header 4"}]}""");
        Answer csv = api.get("/api/v1/import-jobs/%s/errors.csv".formatted(job.at("/id")))
                .has(200);
        assertThat(csv.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(csv.body())
                .startsWith("file,line,column,value,detail\norganizations.csv,2,kind,MOON,")
                .endsWith("\norganizations.csv,5,,,has 5 fields and the header 4\n");
    }

    @Test
    void aThousandErrorsAreShownAndAllAreCounted() {
        String rows = IntStream.range(0, 1500)
                .mapToObj(i -> "many-%d,MOON,甲,A\n".formatted(i))
                .collect(Collectors.joining());
        Answer job = refused(imports.csv("organizations", HEADER + rows));
        assertThat(job.json().at("/errorCount").asInt()).isEqualTo(1500);
        assertThat(job.json().at("/errors").size()).isEqualTo(1000);
        assertThat(api.get("/api/v1/import-jobs?limit=1").at("/items/0/errors/9/line"))
                .isEqualTo("11");
        assertThat(api.get("/api/v1/import-jobs?limit=1").at("/items/0/errors/10"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"';'", "'\t'", "'|'", "','"})
    void anyOfTheUsualDelimitersIsRecognised(String delimiter) {
        String code = "delimited-" + (int) delimiter.charAt(0);
        String content = (HEADER + code + ",BRAND,\"甲" + delimiter + "乙\",A\n").replace(",", delimiter);
        imports.csv("organizations", content).includes("{\"state\": \"SUCCEEDED\", \"inserted\": 1}");
        assertThat(api.get("/api/v1/automakers/" + code).at("/nameZh")).isEqualTo("甲" + delimiter + "乙");
    }

    @Test
    void aFileMayComeCompressed() {
        imports.csv(
                        "organizations",
                        gzip((HEADER + "zipped,BRAND,甲,A\n").getBytes(StandardCharsets.UTF_8)),
                        "Content-Encoding",
                        "gzip")
                .includes("{\"state\": \"SUCCEEDED\", \"inserted\": 1, \"bytesTotal\": 45}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "ISO-8859-1", "UTF-16"})
    void anotherEncodingIsRefusedWithItsLine(String charset) {
        String name = charset.equals("ISO-8859-1") ? "Citroën" : "东风";
        Answer job = refused(imports.csv(
                "organizations",
                (HEADER + "encoded-1,BRAND,A,A\nencoded-2,BRAND," + name + ",A\n").getBytes(Charset.forName(charset))));
        assertThat(mistake(job))
                .startsWith("organizations.csv:%d null=null is not UTF-8; save the file as CSV UTF-8"
                        .formatted(charset.equals("UTF-16") ? 1 : 3));
    }

    static Stream<Arguments> wrongRows() {
        return Stream.of(
                Arguments.of("a,BRAND,\"甲,A", "2 null=null is not well-formed CSV"),
                Arguments.of("a,BRAND,甲", "2 null=null has 3 fields and the header 4"),
                Arguments.of("a,BRAND,甲\0,A", "2 name_zh=甲\uFFFD has a control character"),
                Arguments.of("a,BRAND,甲,A\na,BRAND,乙,B", "3 code=a the same record stands on line 2"),
                Arguments.of("a,BRAND,\"甲\n\n乙\",A\nb,=BRAND(),甲,A", "5 kind==BRAND() must be one of"));
    }

    @ParameterizedTest
    @MethodSource("wrongRows")
    void aRowThatIsWrongIsToldByItsLine(String rows, String told) {
        assertThat(mistake(refused(imports.csv("organizations", HEADER + rows + "\n"))))
                .startsWith("organizations.csv:" + told);
    }

    @Test
    void aFormulaInATextIsATextAndStaysOne() {
        imports.csv("organizations", HEADER + "formula,BRAND,=1+1,@A\n").includes("{\"state\": \"SUCCEEDED\"}");
        assertThat(api.get("/api/v1/exports/organizations.csv?q=formula").body())
                .contains("\nformula,BRAND,=1+1,@A,");
        assertThat(api.get("/api/v1/exports/organizations.csv?q=formula&guard=true")
                        .body())
                .contains("\nformula,BRAND,'=1+1,'@A,");
    }

    @Test
    void aReferenceToWhatIsNotThereIsToldByItsLine() {
        assertThat(mistake(refused(imports.csv("organization_ties", "organization,to,kind\nnobody,no-one,BRAND_OF\n"))))
                .startsWith("organization_ties.csv:2 organization=nobody nothing has this code");
    }

    @Test
    void anUnknownOrDoubledColumnIsToldOnLineOne() {
        assertThat(mistake(refused(imports.csv("organizations", "code,kind,name_zh,name_en,colour\n"))))
                .startsWith("organizations.csv:1 colour=null there is no such column");
        assertThat(mistake(refused(imports.csv("organizations", "code,kind,name_zh,name_en,code\n"))))
                .startsWith("organizations.csv:1 code=null the column stands twice");
        assertThat(mistake(refused(imports.csv("organizations", "\n"))))
                .startsWith("organizations.csv:1 null=null the file is empty");
    }

    @Test
    void aLineOfAHundredMegabytesIsRefusedAndNotHeld() {
        byte[] line = new byte[100 * 1024 * 1024];
        Arrays.fill(line, (byte) 'x');
        byte[] head = (HEADER + "long,BRAND,\"").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, line, 0, head.length);
        long used = usedMemory();
        Answer taken = imports.send(api.adminToken(), "organizations", "text/csv", line);
        assertThat(mistake(refused(imports.finished(taken))))
                .startsWith("organizations.csv:2 null=null is not well-formed CSV");
        assertThat(usedMemory() - used).as("bytes more").isLessThan(300L * 1024 * 1024);
    }

    @Test
    void aHundredMegabytesOfRubbishAreRefusedAndNotHeld() {
        byte[] rubbish = new byte[100 * 1024 * 1024];
        new Random(1).nextBytes(rubbish);
        assertThat(mistake(refused(imports.csv("organizations", rubbish)))).startsWith("organizations.csv:");
        for (int i = 0; i < rubbish.length; i++) {
            rubbish[i] = (byte) (i % 40 == 39 ? '\n' : 'a' + i % 26);
        }
        System.arraycopy(HEADER.getBytes(StandardCharsets.UTF_8), 0, rubbish, 0, HEADER.length());
        assertThat(refused(imports.csv("organizations", rubbish))
                        .json()
                        .at("/errorCount")
                        .asInt())
                .as("a mistake in every line of the hundred megabytes")
                .isGreaterThan(2_000_000);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void aBombIsRefused() {
        byte[] bomb = gzip(new byte[8 * 1024 * 1024], 140);
        imports.send(api.adminToken(), "organizations", "text/csv", bomb, "Content-Encoding", "gzip")
                .isProblem(413, "body-too-large");
        assertThat(mistake(refused(imports.zip(zip(Map.of("organizations.csv", new byte[64 * 1024 * 1024]))))))
                .isEqualTo("organizations.csv:0 null=null unpacks to more than 200 times its size");
        assertThat(register()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../organizations.csv",
                "/etc/organizations.csv",
                "x/organizations.csv",
                "..\\organizations.csv",
                "organizations.txt",
                "organizations.csv.zip",
                "Organizations.csv"
            })
    void anEntryThatIsNoFileToImportIsRefused(String name) {
        byte[] content = (HEADER + "climbs,BRAND,甲,A\n").getBytes(StandardCharsets.UTF_8);
        assertThat(mistake(refused(imports.zip(zip(Map.of(name, content))))))
                .startsWith(name.replace('\\', '/') + ":0 null=null is no file to import");
    }

    @Test
    void anArchiveThatIsNoneOrIsCutOffIsRefused() {
        byte[] whole = zip(Map.of("organizations.csv", (HEADER + "cut,BRAND,甲,A\n").getBytes(StandardCharsets.UTF_8)));
        for (byte[] content : List.of("PK".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, whole.length - 10))) {
            assertThat(mistake(refused(imports.zip(content))))
                    .isEqualTo("portfolio.zip:0 null=null is not a zip that can be read, or is cut off");
        }
        byte[] broken = whole.clone();
        broken[60] ^= 0x55;
        refused(imports.zip(broken));
        assertThat(mistake(refused(imports.zip(zip(Map.of("moons.csv", "code\n".getBytes(StandardCharsets.UTF_8)))))))
                .isEqualTo("moons.csv:0 null=null there is no data set moons to import");
        assertThat(mistake(refused(imports.zip(zip(Map.of())))))
                .startsWith("portfolio.zip:0 null=null has no file to import");
    }

    @Test
    void whatCannotBeAFileToImportIsAProblemAtOnce() {
        byte[] file = (HEADER + "at-once,BRAND,甲,A\n").getBytes(StandardCharsets.UTF_8);
        String admin = api.adminToken();
        imports.send(admin, "moons", "text/csv", file).isProblem(404, "not-found");
        imports.send(admin, "coverage", "text/csv", file).isProblem(404, "not-found");
        imports.send(admin, "organizations", "application/json", file).isProblem(415, "unsupported-media-type");
        imports.send(admin, "portfolio", "text/csv", file).isProblem(415, "unsupported-media-type");
        imports.send(admin, "organizations", "text/csv; charset=moonish", file)
                .isProblem(415, "unsupported-media-type");
        imports.send(admin, "organizations", "text/csv", file, "Content-Encoding", "br")
                .isProblem(415, "unsupported-media-type");
        imports.send(admin, "organizations", "text/csv", file, "Content-Encoding", "gzip")
                .isProblem(400, "unreadable-body");
        imports.send(admin, "organizations?dryRun=yes", "text/csv", file).isProblem(400, "invalid-request");
        imports.send(admin, "organizations", "text/csv", new byte[0]).isProblem(400, "unreadable-body");
        imports.send(admin, "organizations?colour=red", "text/csv", file).isProblem(400, "invalid-request");
        assertThat(register()).isEqualTo(before);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        int known =
                api.get("/api/v1/import-jobs?count=true").json().at("/total").asInt();
        try (RawHttp raw = RawHttp.send(
                api,
                "POST /api/v1/imports/organizations HTTP/1.1",
                "Content-Type: text/csv",
                "Content-Length: 100000")) {
            raw.write((HEADER + "broken-off,BRAND,甲,A\n").getBytes(StandardCharsets.UTF_8));
        }
        try (RawHttp raw = RawHttp.send(
                api,
                "POST /api/v1/imports/organizations HTTP/1.1",
                "Content-Type: text/csv",
                "Transfer-Encoding: chunked")) {
            raw.write("1a\r\ncode,kind,name_zh,name_en\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(imports.csv("organizations", HEADER).at("/state")).isEqualTo("SUCCEEDED");
        assertThat(api.get("/api/v1/import-jobs?count=true").json().at("/total").asInt())
                .isEqualTo(known + 1);
        assertThat(register()).isEqualTo(before);
    }

    @Test
    void theSameKeyGivesTheSameJob() {
        byte[] file = (HEADER + "keyed,BRAND,甲,A\n").getBytes(StandardCharsets.UTF_8);
        String key = UUID.randomUUID().toString();
        String admin = api.adminToken();
        Answer first = imports.send(admin, "organizations", "text/csv", file, "Idempotency-Key", key)
                .has(202);
        Answer second = imports.send(admin, "organizations", "text/csv", file, "Idempotency-Key", key)
                .has(202);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        imports.finished(first);
        imports.send(
                        admin,
                        "organizations",
                        "text/csv",
                        HEADER.getBytes(StandardCharsets.UTF_8),
                        "Idempotency-Key",
                        key)
                .isProblem(422, "idempotency-key-reused");
    }

    @Test
    void aKeyStandsForWhatSucceededSoThatARefusedImportRunsAnew() {
        byte[] file = "organization,to,kind\nkeyed-brand,keyed-group,BRAND_OF\n".getBytes(StandardCharsets.UTF_8);
        String key = UUID.randomUUID().toString();
        Answer before =
                imports.csv("organization_ties", file, "Idempotency-Key", key).includes("{\"state\": \"REFUSED\"}");
        imports.csv("organizations", HEADER + "keyed-brand,BRAND,甲,A\nkeyed-group,GROUP,乙,B\n")
                .includes("{\"state\": \"SUCCEEDED\"}");
        Answer after = imports.csv("organization_ties", file, "Idempotency-Key", key)
                .includes("{\"state\": \"SUCCEEDED\", \"inserted\": 1}");
        assertThat(after.at("/id")).isNotEqualTo(before.at("/id"));
        assertThat(imports.csv("organization_ties", file, "Idempotency-Key", key)
                        .at("/id"))
                .as("a success is kept")
                .isEqualTo(after.at("/id"));
    }

    @Test
    void aDryRunAndARealRunUnderOneKeyAreTwoThings() {
        String file = HEADER + "keyed-twice,BRAND,甲,A\n";
        String key = UUID.randomUUID().toString();
        Answer dry = imports.csv("organizations?dryRun=true", file, "Idempotency-Key", key)
                .includes("{\"state\": \"SUCCEEDED\", \"dryRun\": true, \"inserted\": 1}");
        Answer real = imports.csv("organizations", file, "Idempotency-Key", key)
                .includes("{\"state\": \"SUCCEEDED\", \"dryRun\": false, \"inserted\": 1}");
        assertThat(imports.csv("organizations?dryRun=true", file, "Idempotency-Key", key)
                        .at("/id"))
                .isEqualTo(dry.at("/id"));
        assertThat(imports.csv("organizations", file, "Idempotency-Key", key).at("/id"))
                .isEqualTo(real.at("/id"));
    }

    @Test
    void aManagerImportsPartnershipDataAndLeavesReferenceDataAsTheyAre() {
        String manager = api.token("MANAGER");
        byte[] automaker = (HEADER + "by-manager,BRAND,甲,A\n").getBytes(StandardCharsets.UTF_8);
        assertThat(imports.finished(imports.send(manager, "organizations", "text/csv", automaker))
                        .at("/state"))
                .isEqualTo("SUCCEEDED");
        before = register();
        byte[] solution = "code,name_zh,name_en,relationship_level\nBY_MANAGER,甲,A,VEHICLE_ENVIRONMENT\n"
                .getBytes(StandardCharsets.UTF_8);
        imports.send(manager, "solutions", "text/csv", solution).isProblem(403, "forbidden");
        Answer job = refused(imports.finished(imports.send(
                manager,
                "portfolio",
                "application/zip",
                zip(Map.of("solutions.csv", solution, "organizations.csv", automaker)))));
        assertThat(mistake(job))
                .startsWith("solutions.csv:0 null=null changes reference data, which administrators alone may");
        byte[] asTheyAre = api.get("/api/v1/exports/solutions.csv").body().getBytes(StandardCharsets.UTF_8);
        assertThat(imports.finished(imports.send(
                                manager, "portfolio", "application/zip", zip(Map.of("solutions.csv", asTheyAre))))
                        .at("/state"))
                .isEqualTo("SUCCEEDED");
        for (String role : List.of("VIEWER", "BI")) {
            imports.send(api.token(role), "organizations", "text/csv", automaker)
                    .isProblem(403, "forbidden");
        }
    }

    private Connection blocker;

    @AfterEach
    void letGo() throws SQLException {
        if (blocker != null) {
            blocker.rollback();
            blocker.close();
        }
    }

    /** Holds a row that an import wants to write. */
    private void block(String code) throws SQLException {
        api.put("/api/v1/automakers/" + code, """
                {"code": "%s", "kind": "BRAND", "nameZh": "甲", "nameEn": "A"}""".formatted(code), "If-None-Match", "*")
                .has(201);
        before = register();
        blocker = database.asOwner();
        blocker.setAutoCommit(false);
        try (Statement statement = blocker.createStatement()) {
            statement.execute("select * from autopact.organization where code = '%s' for update".formatted(code));
        }
    }

    private Answer blocked(String code) {
        Answer taken = imports.send(
                api.adminToken(),
                "organizations",
                "text/csv",
                (HEADER + code + ",BRAND,乙,A\nfresh-" + code + ",BRAND,丙,A\n").getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "MERGING".equals(api.get(taken.header("Location")).at("/step")));
        return taken;
    }

    @Test
    void anImportIsCancelledInTheMiddleOfAStatement() throws SQLException {
        block("cancelled");
        Answer taken = blocked("cancelled");
        api.send("DELETE", taken.header("Location"), null).has(204);
        Answer job = api.get(taken.header("Location")).has(200);
        job.includes("{\"state\": \"CANCELLED\", \"inserted\": 0, \"step\": null}");
        await("its connection is free, though the row is still held")
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        "SUCCEEDED".equals(imports.csv("organizations", HEADER).at("/state")));
        assertThat(register()).isEqualTo(before);
        api.send("DELETE", taken.header("Location"), null).has(204);
        assertThat(api.get(taken.header("Location")).at("/state")).isEqualTo("CANCELLED");
        Answer done = imports.csv("organizations", HEADER);
        api.send("DELETE", "/api/v1/import-jobs/" + done.at("/id"), null).isProblem(409, "import-over");
        api.send("DELETE", "/api/v1/import-jobs/" + UUID.randomUUID(), null).isProblem(404, "not-found");
        api.get("/api/v1/import-jobs/nothing").isProblem(404, "not-found");
    }

    @Test
    void twoImportsGoOneAfterTheOther() throws SQLException {
        block("first-of-two");
        Answer first = blocked("first-of-two");
        Answer second = imports.send(
                api.adminToken(),
                "organizations",
                "text/csv",
                (HEADER + "first-of-two,BRAND,丁,A\n").getBytes(StandardCharsets.UTF_8));
        assertThat(api.get(second.header("Location")).at("/step")).isEqualTo("WAITING");
        blocker.rollback();
        assertThat(imports.finished(first).at("/state")).isEqualTo("SUCCEEDED");
        assertThat(imports.finished(second).at("/state")).isEqualTo("SUCCEEDED");
        assertThat(api.get("/api/v1/automakers/first-of-two").at("/nameZh")).isEqualTo("丁");
    }

    @Test
    void theQueueIsBounded() throws SQLException {
        block("queue");
        Answer first = blocked("queue");
        for (int i = 0; i < 15; i++) {
            imports.send(api.adminToken(), "organizations", "text/csv", HEADER.getBytes(StandardCharsets.UTF_8))
                    .has(202);
        }
        Answer tooMany = imports.send(
                        api.adminToken(), "organizations", "text/csv", HEADER.getBytes(StandardCharsets.UTF_8))
                .isProblem(503, "too-many-imports");
        assertThat(tooMany.header("Retry-After")).isEqualTo("30");
        blocker.rollback();
        imports.finished(first);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        api.get("/api/v1/import-jobs?state=RUNNING").items("id").isEmpty());
    }

    private static byte[] gzip(byte[] content) {
        return gzip(content, 1);
    }

    private static byte[] gzip(byte[] content, int times) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                zip.write(content);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }
}
