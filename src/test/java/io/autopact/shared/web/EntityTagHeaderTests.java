package io.autopact.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RawHttp;
import io.autopact.support.RegisterTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tags come back from clients and proxies in more ways than they were given out. */
@RegisterTest
class EntityTagHeaderTests {

    @Autowired
    private Api api;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"3\"                          | \"3\"",
                "W/\"3\"                        | \"3\"",
                "\"3-gzip\"                     | \"3\"",
                "W/\"3.20261129-gzip\"          | \"3.20261129\"",
                "\"3-br\"                       | \"3\"",
                "\"3;gzip\"                     | \"3\"",
                "3                              | \"3\"",
                "*                              | *",
                "\"*\"                          | \"*\"",
                "\"1\", W/\"2\" ,\"3-gzip\"     | \"1\", \"2\", \"3\""
            })
    void tagsAreReadAsTheServiceGaveThemOut(String sent, String read) {
        assertThat(EntityTagHeaders.plain(sent)).isEqualTo(read);
    }

    private void record(String code) {
        api.post(
                        "/api/v1/automakers",
                        "{\"code\": \"%s\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}"
                                .formatted(code))
                .has(201);
    }

    @Test
    void whatAProxyMadeOfATagStillNamesTheVersion() {
        record("tagged");
        String tag = api.get("/api/v1/automakers/tagged").header("ETag");
        String bare = tag.replace("\"", "");
        for (String seen : List.of(tag, "W/" + tag, "\"" + bare + "-gzip\"", "W/\"" + bare + "-br\"", bare)) {
            api.get("/api/v1/automakers/tagged", "If-None-Match", seen).has(304);
        }
        api.get("/api/v1/automakers/tagged", "If-None-Match", "\"other-gzip\"").has(200);
        int version = 1;
        for (String seen : List.of("W/\"%d\"", "\"%d-gzip\"", "%d", "\"%d\"", "W/\"%d.20261129-gzip\"")) {
            api.patch(
                            "/api/v1/automakers/tagged",
                            "{\"nameEn\": \"A%d\"}".formatted(version),
                            "If-Match",
                            seen.formatted(version))
                    .has(200);
            version++;
        }
        api.patch("/api/v1/automakers/tagged", "{\"nameEn\": \"B\"}", "If-Match", "W/\"1-gzip\"")
                .isProblem(412, "precondition-failed");
    }

    @Test
    void severalLinesAreOneList() throws IOException {
        record("tagged-twice");
        String body = "{\"nameEn\": \"B\"}";
        try (RawHttp http = RawHttp.send(
                api,
                "PATCH /api/v1/automakers/tagged-twice HTTP/1.1",
                "If-Match: \"7\"",
                "If-Match: \"1\"",
                "Content-Type: application/merge-patch+json",
                "Content-Length: " + body.length())) {
            http.write(body.getBytes(StandardCharsets.US_ASCII));
            assertThat(http.readAll()).startsWith("HTTP/1.1 200");
        }
        Answer changed = api.get("/api/v1/automakers/tagged-twice").has(200);
        assertThat(changed.at("/nameEn")).isEqualTo("B");
    }
}
