package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Csv;
import io.autopact.support.RawHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a client can ask of an export, and how the answer comes over the wire. */
@ArticleTest
class ExportParameterTests {

    @Autowired
    private Api api;

    @Autowired
    private DataSets dataSets;

    private Answer export(String question, String... headers) {
        return api.get("/api/v1/exports/" + question, headers);
    }

    private List<String> codes(String question) {
        return Csv.rows(export(question).has(200).body()).stream()
                .skip(1)
                .map(List::getFirst)
                .toList();
    }

    @Test
    void columnsComeAsTheyAreNamed() {
        assertThat(export("agreements.csv?columns=title_zh,phase,number&asOf=2019-07-01")
                        .has(200)
                        .body())
                .isEqualTo("""
                        title_zh,phase,number
                        东风柳汽—腾讯车联合作协议,IN_FORCE,AG-2018-DONGFENG-LIUZHOU
                        东风—腾讯战略协议,IN_FORCE,AG-2019-DONGFENG
                        亿咖通科技—腾讯智慧出行战略合作,IN_FORCE,AG-2019-ECARX
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " is ",
            value = {
                "organizations.csv?kind=GROUP,SUBSIDIARY is dongfeng dongfeng-liuzhou geely-holding",
                "organizations.csv?parent=dongfeng is dongfeng-liuzhou",
                "organizations.csv?q=东风 is dongfeng dongfeng-liuzhou",
                "organizations.csv?cooperatingOn=2019-06-27 is changan dongfeng dongfeng-liuzhou faw gac",
                "organization_ties.csv?parent=dongfeng is dongfeng-liuzhou",
                "agreements.csv?organization=dongfeng&includeDescendants=true&asOf=2019-07-01 is AG-2018-DONGFENG-LIUZHOU AG-2019-DONGFENG",
                "agreements.csv?organization=dongfeng&asOf=2019-07-01 is AG-2019-DONGFENG",
                "agreements.csv?phase=IN_FORCE&asOf=2018-12-31 is AG-2018-DONGFENG-LIUZHOU",
                "agreements.csv?signedFrom=2019-01-01&signedTo=2019-12-31 is AG-2019-DONGFENG AG-2019-ECARX",
                "agreements.csv?domain=SMART_LOGISTICS&asOf=2019-07-01 is AG-2019-DONGFENG",
                "agreement_lineage.csv?organization=dongfeng&asOf=2019-07-01 is AG-2019-DONGFENG",
                "rollouts.csv?stage=LAUNCHED&automaker=dongfeng-liuzhou&asOf=2019-07-01 is RO-FORTHING-T5",
                "rollouts.csv?stage=PLANNED is ''",
                "rollout_stages.csv?solution=ECO_CONNECTED_VEHICLE is RO-FORTHING-T5",
                "vehicle_models.csv?automaker=dongfeng-liuzhou is forthing-t5",
                "instruments.csv?agreement=AG-2019-DONGFENG&kind=FUND is IN-DONGFENG-FUND",
            })
    void aFilterOfTheListNarrowsTheExport(String question, String codes) {
        String encoded = question.replace("东风", "%E4%B8%9C%E9%A3%8E");
        assertThat(String.join(" ", codes(encoded))).isEqualTo(codes);
    }

    @Test
    void archivedRecordsAreThereUnlessTheFilterSaysOtherwise() {
        assertThat(codes("organizations.csv")).hasSize(20).isEqualTo(codes("organizations.csv?archived=false"));
        assertThat(codes("organizations.csv?archived=true")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "%27%20or%20true%20--",
        "%5C%27%20or%20true%20--",
        "%24%24%20or%20true",
        "%27%3B%20drop%20table%20organization%3B%20--",
        ":asOf",
        "x%27)%20or%20(true"
    })
    void aFilterIsAValueAndNeverPartOfAStatement(String hostile) {
        assertThat(codes("organizations.csv?q=" + hostile)).isEmpty();
        export("organizations.csv?country=" + hostile).isProblem(400, "invalid-request");
        assertThat(codes("organizations.csv")).hasSize(20);
    }

    static List<String> delimiters() {
        return List.of("semicolon=;", "tab=\t", "pipe=|", "comma=,", "%3B=;", "%09=\t", "%7C=|", "%2C=,");
    }

    @ParameterizedTest
    @MethodSource("delimiters")
    void theDelimiterCanBeChosen(String delimiter) {
        String given = delimiter.substring(0, delimiter.indexOf('='));
        String wanted = delimiter.substring(delimiter.indexOf('=') + 1);
        assertThat(export("organizations.csv?columns=code,name_zh&delimiter=" + given)
                        .has(200)
                        .body())
                .startsWith("code" + wanted + "name_zh\naudi" + wanted + "奥迪\n");
    }

    @Test
    void aByteOrderMarkComesWhereItIsAskedFor() {
        assertThat(export("organizations.csv?bom=true").body()).startsWith("\uFEFFcode,");
        assertThat(export("organizations.csv?bom=false").body()).startsWith("code,");
    }

    @Test
    void allThatIsWrongIsToldTogether() {
        export("organizations.csv?columns=code,colour,code&delimiter=x&bom=1&guard=yes&asOf=soon&kind=MOON&colour=red")
                .isProblem(400, "invalid-request")
                .names("columns", "unknown")
                .names("columns", "repeated")
                .names("delimiter", "invalid")
                .names("bom", "wrong-type")
                .names("guard", "wrong-type")
                .names("asOf", "wrong-type")
                .names("kind", "invalid")
                .names("colour", "unknown");
        export("organizations.csv?asOf=2019-01-01&asOf=2020-01-01")
                .isProblem(400, "invalid-request")
                .names("asOf", "repeated");
    }

    @Test
    void theAnswerIsCompressedForThoseWhoTakeIt() throws Exception {
        HttpResponse<byte[]> zipped = bytes("evidence.csv", "Accept-Encoding", "gzip, deflate, br");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("Vary")).contains("Accept-Encoding");
        String unzipped = new String(
                new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(unzipped).isEqualTo(export("evidence.csv").body());
        assertThat(zipped.body().length).isLessThan(unzipped.length() / 2);
        assertThat(bytes("evidence.csv", "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    private HttpResponse<byte[]> bytes(String question, String... headers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/exports/" + question))
                .header("Authorization", "Bearer " + api.adminToken())
                .headers(headers)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void anUnchangedDataSetIsNotSentAgain() {
        String tag = export("organizations.csv").has(200).header("ETag");
        assertThat(tag).startsWith("W/\"");
        Answer unchanged = export("organizations.csv", "If-None-Match", tag);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(export("organizations.csv?asOf=2019-07-01", "If-None-Match", tag)
                        .status())
                .as("another date is another answer")
                .isEqualTo(200);
        assertThat(export("organizations.csv?columns=code", "If-None-Match", tag)
                        .status())
                .isEqualTo(200);
        assertThat(export("organizations.csv?guard=true", "If-None-Match", tag).status())
                .isEqualTo(200);
        assertThat(export("cooperation_domains.csv?asOf=2019-07-01").header("ETag"))
                .as("what does not depend on a date has the same tag at every date")
                .isEqualTo(export("cooperation_domains.csv?asOf=2020-07-01").header("ETag"));
    }

    @Test
    void trailersAndTheSummaryTellRowsAndDigest() throws Exception {
        String body = export("organizations.csv?asOf=2019-07-01").body();
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        try (RawHttp raw = RawHttp.get(api, "/api/v1/exports/organizations.csv?asOf=2019-07-01")) {
            assertThat(raw.readAll())
                    .contains("\r\nTrailer: Export-Rows, Export-SHA256\r\n")
                    .endsWith("\r\n0\r\nExport-Rows: 20\r\nExport-SHA256: " + sha256 + "\r\n\r\n");
        }
        Answer summary = api.get("/api/v1/exports/organizations/summary?asOf=2019-07-01")
                .has(200)
                .is("{\"dataset\": \"organizations\", \"rows\": 20, \"sha256\": \"%s\"}".formatted(sha256));
        assertThat(summary.header("ETag"))
                .isEqualTo(export("organizations.csv?asOf=2019-07-01").header("ETag"));
        try (RawHttp raw =
                RawHttp.get(api, "/api/v1/exports/organizations.csv?asOf=2019-07-01", "Accept-Encoding: gzip")) {
            assertThat(raw.readAll())
                    .as("the digest is that of the file, whatever the transfer")
                    .endsWith("\r\nExport-SHA256: " + sha256 + "\r\n\r\n");
        }
    }

    /**
     * The JDK's client reads trailers as the beginning of the next answer, and says in no request that it knows them.
     */
    @Test
    void aConnectionIsUsedAgainAfterTrailersOnlyIfTheClientKnowsThem() {
        for (String path : List.of("organizations.csv", "portfolio.zip")) {
            assertThat(export(path).header("Connection")).as(path).isEqualTo("close");
            assertThat(export(path, "TE", "gzip, Trailers").headers().allValues("Connection"))
                    .as(path)
                    .isEmpty();
        }
        String tag = export("organizations.csv").header("ETag");
        Answer unchanged = export("organizations.csv", "If-None-Match", tag).has(304);
        assertThat(unchanged.headers().allValues("Connection"))
                .as("an answer without trailers leaves the connection open")
                .isEmpty();
    }

    @Test
    void headGivesTheHeadersAlone() {
        Answer head =
                api.send("HEAD", "/api/v1/exports/organizations.csv", null).has(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(export("organizations.csv").header("ETag"));
        assertThat(head.header("Content-Disposition")).isEqualTo("attachment; filename=\"organizations.csv\"");
        assertThat(head.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
    }

    @Test
    void aBiToolReadsEveryExportAndNothingElse() {
        String token = api.token("BI");
        for (DataSet dataSet : dataSets.all()) {
            api.sendAs(token, "GET", "/api/v1/exports/" + dataSet.name() + ".csv", null)
                    .has(200);
        }
        for (String path : List.of("datapackage.json", "people")) {
            assertThat(api.sendAs(token, "GET", "/api/v1/exports/" + path, null)
                            .has(200)
                            .body())
                    .contains("\"organization\"")
                    .doesNotContain("\"email\"");
            assertThat(api.get("/api/v1/exports/" + path).body()).contains("\"email\"");
        }
        api.sendAs(token, "GET", "/api/v1/exports/portfolio.zip", null).has(200);
        api.sendAs(token, "GET", "/api/v1/automakers", null).isProblem(403, "forbidden");
        api.sendAs(token, "GET", "/api/v1/import-jobs", null).isProblem(403, "forbidden");
        api.sendAs(token, "POST", "/api/v1/imports/organizations", "code\n", "Content-Type", "text/csv")
                .isProblem(403, "forbidden");
    }
}
