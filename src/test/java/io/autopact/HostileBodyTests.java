package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people and programs send by mistake or on purpose: a clear problem each time, and nothing lost. */
@RegisterTest
class HostileBodyTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    private Answer named(String code, String nameZh, String nameEn) {
        return api.put(
                "/api/v1/automakers/" + code,
                "{\"kind\": \"COMPANY\", \"nameZh\": \"%s\", \"nameEn\": \"%s\"}".formatted(nameZh, nameEn),
                "If-None-Match",
                "*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "比亚迪 BYD 🚙🔋",
                "شركة السيارات",
                "רכב 汽车 car",
                "e\\u0301lan",
                "𠮷祥汽车",
                "'; drop table organization; --",
                "<script>alert(1)</script>",
                "=1+1"
            })
    void everyTextOfAnyScriptIsKeptAsItIs(String name) {
        String code = "hostile-" + Integer.toHexString(name.hashCode());
        Answer made = named(code, name, name).has(201);
        String kept = made.at("/nameZh");
        assertThat(kept).isEqualTo(name.replace("\\u0301", "\u0301"));
        assertThat(api.get("/api/v1/automakers/" + code).at("/nameEn")).isEqualTo(kept);
        assertThat(api.get("/api/v1/automakers/" + code).header("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0007b", "\\ud800", "\\udc00x", "\\u001b[31m", "\\u0085"})
    void whatIsNoTextIsRefused(String name) {
        named("hostile-control", name, "x").isProblem(400, "invalid-request").names("/nameZh", "invalid");
        api.get("/api/v1/automakers/hostile-control").has(404);
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndABodyThatIsTooLargeIsNotRead() {
        named("hostile-long", "长".repeat(201), "x")
                .isProblem(400, "invalid-request")
                .names("/nameZh", "wrong-size");
        named("hostile-long", "长".repeat(200), "x").has(201);
        named("hostile-mebibyte", "长".repeat(400_000), "x").isProblem(413, "body-too-large");
        named("hostile-mebibyte", "x".repeat(1_000_000), "x").isProblem(400, "invalid-request");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(
                        "automakers",
                        "{\"code\": 5, \"kind\": [], \"nameZh\": {}, \"nameEn\": true, \"ties\": {}, \"aliases\": \"x\"}"),
                Arguments.of(
                        "automakers",
                        "{\"code\": \"UPPER CASE\", \"kind\": \"PLANET\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}"),
                Arguments.of(
                        "automakers",
                        "{\"code\": \"t\", \"kind\": \"BRAND\", \"nameZh\": \"甲\", \"nameEn\": \"A\", \"ties\": [null, 5, {\"to\": \"x\"}]}"),
                Arguments.of(
                        "automakers",
                        "{\"code\": \"t\", \"kind\": \"BRAND\", \"nameZh\": \"甲\", \"nameEn\": \"A\", \"ties\": [{\"to\": \"x\", \"kind\": \"BRAND_OF\", \"stakePercent\": 1e999}]}"),
                Arguments.of(
                        "agreements",
                        "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"effectiveOn\": \"2021-02-30\", \"expiresOn\": \"9999-12-31\"}"),
                Arguments.of(
                        "agreements",
                        "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"effectiveOn\": \"2021-02-03\", \"expiresOn\": \"2021-02-02\"}"),
                Arguments.of(
                        "agreements",
                        "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"noticeDays\": 99999999999999999999}"),
                Arguments.of(
                        "agreements",
                        "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"reminderDays\": [1,2,3,4,5,6,7,8,9,10,11]}"),
                Arguments.of("sources", "{\"code\": \"" + "A".repeat(81) + "\", \"titleZh\": \"甲\"}"),
                Arguments.of("evidence", "{\"record\": \"AGREEMENT\", \"source\": {}, \"quote\": [\"x\"]}"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatDoesNotFitIsToldMemberByMember(String resource, String body) {
        Answer refused = api.post("/api/v1/" + resource, body).isProblem(400, "invalid-request");
        assertThat(refused.json().at("/errors").size()).isPositive();
        refused.json().at("/errors").forEach(error -> {
            assertThat(error.at("/pointer").asString()).startsWith("/");
            assertThat(error.at("/detail").asString())
                    .isNotBlank()
                    .doesNotContain("java", "Exception", "org.", "select ");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "5",
                "\"text\"",
                "[]",
                "{",
                "{\"a\":}",
                "{}{}",
                "{\"nameZh\": \"a\", \"nameZh\": \"b\"}",
                "\ufeff"
            })
    void whatIsNoRecordIsRefusedByEveryWrite(String body) {
        for (String path :
                new String[] {"automakers", "agreements", "sources", "evidence", "tokens", "agreements/AG-X/sign"}) {
            Answer refused = api.post("/api/v1/" + path, body, "If-Match", "*");
            assertThat(refused.status()).as("%s %s", path, body).isBetween(400, 499);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void depthAndDigitsHaveAnEnd() {
        api.post("/api/v1/automakers", "[".repeat(100_000)).isProblem(400, "unreadable-body");
        api.post("/api/v1/automakers", "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000))
                .isProblem(400, "unreadable-body");
        api.post("/api/v1/automakers", "{\"stake\": " + "9".repeat(500_000) + "}")
                .has(400);
    }

    /** The request is cut off in the middle of the body; the connection then simply ends. */
    @Test
    void aClientThatHangsUpLeavesNothing() throws IOException {
        String body = "{\"code\": \"hostile-hangup\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}";
        int port = Integer.parseInt(api.address().replaceAll(".*:", ""));
        for (int length : new int[] {0, 10, body.length() - 1}) {
            try (Socket socket = new Socket("localhost", port);
                    OutputStream out = socket.getOutputStream()) {
                out.write("""
                        POST /api/v1/automakers HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        Content-Length: %d\r
                        \r
                        """.formatted(api.adminToken(), body.getBytes(StandardCharsets.UTF_8).length)
                        .getBytes(StandardCharsets.UTF_8));
                out.write(body.substring(0, length).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
        assertThat(database.sql("select count(*) from organization where code = 'hostile-hangup'")
                        .query(Long.class)
                        .single())
                .isZero();
        api.post("/api/v1/automakers", body).has(201);
    }
}
