package io.autopact.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How we know: sources, and their words for a fact and against it. */
@RegisterTest
class EvidenceTests {

    @Autowired
    private Api api;

    @BeforeEach
    void someRecords() {
        if (api.get("/api/v1/sources/EV-SOURCE").status() == 404) {
            api.put(
                            "/api/v1/sources/EV-SOURCE",
                            "{\"titleZh\": \"报道\", \"url\": \"https://example.com/a\"}",
                            "If-None-Match",
                            "*")
                    .has(201);
            api.put(
                            "/api/v1/automakers/ev-maker",
                            "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                            "If-None-Match",
                            "*")
                    .has(201);
            api.put(
                            "/api/v1/agreements/EV-AG",
                            "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"scope\": [\"SMART_LOGISTICS\"]}",
                            "If-None-Match",
                            "*")
                    .has(201);
        }
    }

    private Answer cite(String type, String code, String more) {
        return api.post("/api/v1/evidence", """
                {"record": {"type": "%s", "code": "%s"%s""".formatted(type, code, more));
    }

    @Test
    void wordsAreAttachedToARecordOrAPartOfIt() {
        Answer cited = cite(
                        "AGREEMENT",
                        "EV-AG",
                        ", \"member\": \"scope[SMART_LOGISTICS]\"}, \"source\": \"EV-SOURCE\", \"quote\": \"双方将在智慧物流领域展开合作 🚚\", \"confidence\": \"INFERRED\", \"note\": \"推断\"}")
                .has(201)
                .includes("""
                        {"record": {"type": "AGREEMENT", "code": "EV-AG", "member": "scope[SMART_LOGISTICS]"}, "source": "EV-SOURCE",
                         "quote": "双方将在智慧物流领域展开合作 🚚", "verbatim": true, "stance": "SUPPORTS", "confidence": "INFERRED", "version": 1}""");
        String location = cited.header("Location");
        assertThat(api.get(location).has(200).body()).isEqualTo(cited.body());
        assertThat(api.get("/api/v1/evidence?type=AGREEMENT&code=EV-AG").items("code"))
                .contains(cited.at("/code"));
        api.get("/api/v1/agreements/EV-AG").includes("{\"disputed\": false}");
        api.patch(location, "{\"stance\": \"CONTRADICTS\", \"note\": null}", "If-Match", "\"1\"")
                .has(200)
                .includes("{\"stance\": \"CONTRADICTS\", \"note\": null, \"version\": 2}");
        api.get("/api/v1/agreements/EV-AG")
                .includes("{\"disputed\": true, \"disputedMembers\": [\"scope[SMART_LOGISTICS]\"]}");
        api.send("DELETE", location, null, "If-Match", "\"1\"").isProblem(412, "precondition-failed");
        api.send("DELETE", location, null, "If-Match", "\"2\"").has(204);
        api.get("/api/v1/agreements/EV-AG").includes("{\"disputed\": false, \"disputedMembers\": []}");
        assertThat(api.get(location + "/history").items("change")).containsExactly("DELETED", "UPDATED", "CREATED");
        Answer again = cite(
                        "AGREEMENT",
                        "EV-AG",
                        ", \"member\": \"scope[SMART_LOGISTICS]\"}, \"source\": \"EV-SOURCE\", \"quote\": \"双方将在智慧物流领域展开合作 🚚\"}")
                .has(201);
        assertThat(again.at("/code")).as("a code is never given again").isNotEqualTo(cited.at("/code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"甲乙", "乙丙", "丁", "ＡＢＣ", "abc DÉF", "甲乙丙丁 ABC def"})
    void wordsAreFoundByAnyPartOfThem(String part) {
        if (api.get("/api/v1/evidence?code=EV-AG&q=甲乙丙丁").items("quote").isEmpty()) {
            cite("AGREEMENT", "EV-AG", "}, \"source\": \"EV-SOURCE\", \"quote\": \"甲乙丙丁 ABC def\"}")
                    .has(201);
            cite("AGREEMENT", "EV-AG", "}, \"source\": \"EV-SOURCE\", \"quote\": \"丙甲\"}")
                    .has(201);
        }
        assertThat(api.get("/api/v1/evidence?code=EV-AG&q=" + URLEncoder.encode(part, StandardCharsets.UTF_8))
                        .has(200)
                        .items("quote"))
                .containsExactly("甲乙丙丁 ABC def");
        assertThat(api.get("/api/v1/evidence?code=EV-AG&q=丙丁甲").items("quote")).isEmpty();
    }

    @Test
    void theSameWordsAreCitedOnce() {
        String body = "}, \"source\": \"EV-SOURCE\", \"quote\": \"一次\"}";
        cite("AUTOMAKER", "ev-maker", body).has(201);
        cite("AUTOMAKER", "ev-maker", body).isProblem(409, "conflict");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(textBlock = """
                    PLANET, ev-maker, , /record/type, invalid
                    AUTOMAKER, nobody, , /record/code, unknown-code
                    PARTNER, ev-maker, , /record/code, unknown-code
                    AUTOMAKER, ev-maker, horsepower, /record/member, unknown
                    AUTOMAKER, ev-maker, 'ties[', /record/member, unknown
                    AUTOMAKER, ev-maker, 'x; drop table evidence', /record/member, unknown
                    """)
    void whatIsCitedIsThere(String type, String code, String member, String pointer, String mistake) {
        cite(
                        type,
                        code,
                        (member == null ? "" : ", \"member\": \"%s\"".formatted(member))
                                + "}, \"source\": \"NO-SOURCE\", \"quote\": \"x\"}")
                .isProblem(422, "rule-violated")
                .names(pointer, mistake)
                .names("/source", "unknown-code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"quote\": \"  \"",
                "\"quote\": 5",
                "\"quote\": \"x\", \"stance\": \"MAYBE\"",
                "\"quote\": \"x\", \"source\": null"
            })
    void aMalformedCitationIsRefused(String members) {
        api.post(
                        "/api/v1/evidence",
                        "{\"record\": {\"type\": \"AUTOMAKER\", \"code\": \"ev-maker\"}, \"source\": \"EV-SOURCE\"%s}"
                                .formatted(members.isEmpty() ? "" : ", " + members))
                .has(400);
        api.post(
                        "/api/v1/evidence",
                        "{\"record\": {\"type\": \"AUTOMAKER\", \"code\": \"ev-maker\"}, \"source\": \"EV-SOURCE\", \"quote\": \"%s\"}"
                                .formatted("字".repeat(10_001)))
                .isProblem(400, "invalid-request")
                .names("/quote", "wrong-size");
    }

    @Test
    void aSourceLivesLikeAnyRecord() {
        api.post(
                        "/api/v1/sources",
                        "{\"code\": \"EV-LIFE\", \"titleZh\": \"标题\", \"language\": \"zh-CN\", \"publishedOn\": \"2019-06-30\", \"publishedOnPrecision\": \"MONTH\"}")
                .has(201)
                .includes("{\"publishedOn\": \"2019-06-30\", \"publishedOnPrecision\": \"MONTH\", \"version\": 1}");
        api.post("/api/v1/sources", "{\"code\": \"EV-LIFE\", \"titleZh\": \"标题\"}")
                .isProblem(409, "conflict");
        api.patch("/api/v1/sources/EV-LIFE", "{\"publishedOn\": null, \"note\": \"备注\"}", "If-Match", "\"1\"")
                .has(200)
                .includes("{\"publishedOn\": null, \"publishedOnPrecision\": null, \"note\": \"备注\", \"version\": 2}");
        api.put("/api/v1/sources/EV-LIFE", "{\"titleEn\": \"Title\"}", "If-Match", "\"2\"")
                .has(200)
                .includes("{\"titleZh\": null, \"titleEn\": \"Title\", \"note\": null}");
        api.put("/api/v1/sources/EV-LIFE", "{\"titleEn\": \"Title\"}").isProblem(428, "precondition-required");
        api.send("DELETE", "/api/v1/sources/EV-LIFE", null, "If-Match", "\"3\"").has(204);
        api.put("/api/v1/sources/EV-LIFE", "{\"titleEn\": \"Title\"}", "If-None-Match", "*")
                .isProblem(409, "conflict");
        api.post(
                        "/api/v1/sources",
                        "{\"code\": \"ev lower\", \"url\": \"javascript:alert(1)\", \"language\": \"Chinese\"}")
                .isProblem(400, "invalid-request")
                .names("/url", "invalid")
                .names("/language", "invalid");
        api.post("/api/v1/sources", "{\"code\": \"ev lower\"}")
                .isProblem(400, "invalid-request")
                .names("/code", "invalid")
                .names("/titleZh", "required");
    }

    @Test
    void aSourceThatEvidenceRestsOnIsNotDeleted() {
        api.post("/api/v1/sources", "{\"code\": \"EV-RESTS\", \"titleZh\": \"甲\"}")
                .has(201);
        cite("AUTOMAKER", "ev-maker", "}, \"source\": \"EV-RESTS\", \"quote\": \"依据\"}")
                .has(201);
        api.send("DELETE", "/api/v1/sources/EV-RESTS", null, "If-Match", "*").isProblem(409, "conflict");
    }
}
