package io.autopact.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who chooses a code that was given learns whether a record has it or a deleted one had it. */
@RegisterTest
class CodeRegistryTests {

    @Autowired
    private Api api;

    @BeforeEach
    void aMaker() {
        assertThat(api.post("/api/v1/automakers", """
                        {"code": "given-maker", "kind": "GROUP", "nameZh": "已有车企", "nameEn": "Maker"}""").status()).isIn(201, 409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            automakers     | given-code | organization  | {"code": "given-code", "kind": "GROUP", "nameZh": "车企", "nameEn": "Automaker"}
            vehicle-models | given-code | vehicle model | {"code": "given-code", "automaker": "given-maker", "nameZh": "甲", "nameEn": "A"}
            solutions      | GIVEN_CODE | solution      | {"code": "GIVEN_CODE", "nameZh": "方案", "nameEn": "Solution", "relationshipLevel": "VEHICLE_ENVIRONMENT"}
            sources        | GIVEN-CODE | source        | {"code": "GIVEN-CODE", "titleZh": "来源"}
            agreements     | GIVEN-CODE | agreement     | {"number": "GIVEN-CODE", "kind": "MEMORANDUM", "titleZh": "备忘录", "titleEn": "Memorandum"}
            """)
    void aCodeThatWasGivenIsRefusedForTheReasonThatItIs(String resource, String code, String noun, String body) {
        String path = "/api/v1/" + resource;
        api.post(path, body).has(201);
        assertThat(api.post(path, body).isProblem(409, "conflict").at("/detail"))
                .isEqualTo("%s is taken by another %s.", code, noun);
        api.delete(path + "/" + code, "If-Match", "\"1\"").has(204);
        assertThat(api.post(path, body).isProblem(409, "conflict").at("/detail"))
                .isEqualTo("%s belonged to a deleted %s.", code, noun);
    }
}
