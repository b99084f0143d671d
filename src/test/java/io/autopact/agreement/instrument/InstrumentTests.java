package io.autopact.agreement.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.math.BigDecimal;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What agreements set up: joint labs, funds and joint ventures. */
@RegisterTest
class InstrumentTests {

    @Autowired
    private Api api;

    @BeforeEach
    void anAgreement() {
        if (api.get("/api/v1/agreements/IN-AG").status() == 404) {
            api.post(
                            "/api/v1/agreements",
                            "{\"number\": \"IN-AG\", \"kind\": \"STRATEGIC_AGREEMENT\", \"titleZh\": \"甲\", \"titleEn\": \"A\"}")
                    .has(201);
        }
    }

    private Answer add(String code, String more) {
        return api.post("/api/v1/agreements/IN-AG/instruments", """
                {"code": "%s", "kind": "FUND", "nameZh": "产业基金", "nameEn": "Fund"%s}""".formatted(code, more), "If-Match", "*");
    }

    private Answer move(String code, String to, String on) {
        return api.post(
                "/api/v1/instruments/" + code + "/state",
                "{\"to\": \"%s\", \"on\": \"%s\"}".formatted(to, on),
                "If-Match",
                "*");
    }

    @Test
    void anInstrumentIsRecordedAsPlannedWithItsAmountToTheCent() {
        add("IN-NEW", ", \"amount\": 1234567890123456.05, \"currency\": \"CNY\", \"placeZh\": \"武汉\"")
                .has(201)
                .includes(
                        "{\"state\": \"PLANNED\", \"currency\": \"CNY\", \"establishedOn\": null, \"placeZh\": \"武汉\"}");
        assertThat(api.get("/api/v1/instruments/IN-NEW").body()).contains("\"amount\":\"1234567890123456.05\"");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "9007199254740993.25, '\"9007199254740993.25\"'",
        "'\"9007199254740993.25\"', '\"9007199254740993.25\"'",
        "9007199254740993, '\"9007199254740993.00\"'",
        "9007199254740992, 9007199254740992.00",
        "999999999999999999.99, '\"999999999999999999.99\"'",
        "'\"50000000.10\"', 50000000.10",
        "0.1, 0.10"
    })
    void anAmountIsAStringWhereADoubleWouldHoldAnotherNumber(String given, String told) {
        String code = "IN-EXACT-" + Math.abs(given.hashCode());
        add(code, ", \"amount\": %s, \"currency\": \"CNY\"".formatted(given)).has(201);
        Answer instrument = api.get("/api/v1/instruments/" + code).has(200);
        assertThat(instrument.body()).contains("\"amount\":%s,".formatted(told));
        assertThat(api.get("/api/v1/instruments?agreement=IN-AG&limit=500").body())
                .contains("\"amount\":%s,".formatted(told));
        JsonNode amount = StreamSupport.stream(
                        api.get("/api/v1/instruments/%s/history".formatted(code))
                                .json()
                                .at("/items/0/members")
                                .spliterator(),
                        false)
                .filter(member -> member.at("/member").asString().equals("amount"))
                .findFirst()
                .orElseThrow()
                .at("/to");
        assertThat(amount.isString()).isEqualTo(told.startsWith("\""));
        assertThat(new BigDecimal(amount.asString())).isEqualByComparingTo(told.replace("\"", ""));
        assertThat(api.get("/api/v1/exports/instruments.csv")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith(code + ",")))
                .singleElement(STRING)
                .contains(",%s,CNY,".formatted(told.replace("\"", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"1e3\"", "\"12a\"", "\" 1\"", "\"1,000\"", "true"})
    void anAmountThatIsNoNumberIsRefused(String given) {
        add("IN-NONE", ", \"amount\": %s, \"currency\": \"CNY\"".formatted(given))
                .isProblem(400, "invalid-request")
                .names("/amount", "wrong-type");
    }

    @Test
    void anAmountHasACurrencyAndIsOverZero() {
        add("IN-BAD", ", \"amount\": 5").isProblem(400, "invalid-request").names("/currency", "required");
        add("IN-BAD", ", \"currency\": \"CNY\"")
                .isProblem(400, "invalid-request")
                .names("/amount", "required");
        add("IN-BAD", ", \"amount\": 0, \"currency\": \"yuan\"")
                .isProblem(400, "invalid-request")
                .names("/amount", "invalid")
                .names("/currency", "invalid");
        add("IN-BAD", ", \"amount\": 1.005, \"currency\": \"CNY\"")
                .isProblem(400, "invalid-request")
                .names("/amount", "invalid");
        add("IN-BAD", ", \"amount\": 1e400, \"currency\": \"CNY\"").isProblem(400, "invalid-request");
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource(textBlock = """
                    '', ESTABLISHED, 200
                    '', OPERATING, 200
                    '', CLOSED, 200
                    '', PLANNED, 409
                    ESTABLISHED, OPERATING, 200
                    ESTABLISHED, PLANNED, 409
                    OPERATING, ESTABLISHED, 409
                    OPERATING, CLOSED, 200
                    CLOSED, OPERATING, 409
                    """)
    void anInstrumentGoesOnlyForward(String from, String to, int status) {
        String code = "IN-" + from + "-" + to;
        add(code, "").has(201);
        if (!from.isEmpty()) {
            move(code, from, "2020-02-01").has(200);
        }
        Answer moved = move(code, to, "2020-02-02");
        if (status == 200) {
            moved.has(200).includes("{\"state\": \"%s\"}".formatted(to));
        } else {
            moved.isProblem(409, "state-not-allowed");
        }
    }

    @Test
    void itsDaysComeInOrderAndMayBeKnownRoughly() {
        add("IN-ORDER", "").has(201);
        api.post(
                        "/api/v1/instruments/IN-ORDER/state",
                        "{\"to\": \"ESTABLISHED\", \"on\": \"2020-06-30\", \"onPrecision\": \"QUARTER\", \"onConfidence\": \"INFERRED\", \"note\": \"揭牌\"}",
                        "If-Match",
                        "*")
                .has(200)
                .includes(
                        "{\"establishedOn\": \"2020-06-30\", \"establishedOnPrecision\": \"QUARTER\", \"establishedOnConfidence\": \"INFERRED\", \"stateNote\": \"揭牌\"}");
        move("IN-ORDER", "OPERATING", "2020-06-29")
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-order");
        move("IN-ORDER", "OPERATING", "2120-06-29")
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-range");
        move("IN-ORDER", "CLOSED", "2020-06-30")
                .has(200)
                .includes("{\"operatingOn\": null, \"closedOn\": \"2020-06-30\"}");
        assertThat(api.get("/api/v1/instruments/IN-ORDER/history").items("change"))
                .containsExactly("INSTRUMENT_CLOSED", "INSTRUMENT_ESTABLISHED", "CREATED");
    }

    @Test
    void theListAcrossAgreementsIsFiltered() {
        add("IN-L1", "").has(201);
        add("IN-L2", "").has(201);
        move("IN-L2", "OPERATING", "2020-01-01").has(200);
        assertThat(api.get("/api/v1/instruments?agreement=IN-AG&kind=FUND&state=OPERATING&limit=500")
                        .items("code"))
                .contains("IN-L2")
                .doesNotContain("IN-L1");
        assertThat(api.get("/api/v1/instruments?owner=nobody").items("code")).isEmpty();
        assertThat(api.get("/api/v1/agreements/IN-AG/instruments?limit=500").items("code"))
                .contains("IN-L1", "IN-L2");
    }

    @Test
    void oneThatEvidenceCitesIsNotDeleted() {
        add("IN-CITED", "").has(201);
        api.post("/api/v1/sources", "{\"code\": \"IN-SOURCE\", \"titleZh\": \"甲\"}")
                .has(201);
        String code = String.valueOf(api.post(
                        "/api/v1/evidence",
                        "{\"record\": {\"type\": \"INSTRUMENT\", \"code\": \"IN-CITED\", \"member\": \"amount\"}, \"source\": \"IN-SOURCE\", \"quote\": \"一亿元\", \"stance\": \"CONTRADICTS\"}")
                .has(201)
                .at("/code"));
        api.get("/api/v1/instruments/IN-CITED").includes("{\"disputed\": true, \"disputedMembers\": [\"amount\"]}");
        api.send("DELETE", "/api/v1/instruments/IN-CITED", null, "If-Match", "*")
                .isProblem(409, "conflict");
        api.send("DELETE", "/api/v1/evidence/" + code, null, "If-Match", "*").has(204);
        api.send("DELETE", "/api/v1/instruments/IN-CITED", null, "If-Match", "*")
                .has(204);
        add("IN-CITED", "").isProblem(409, "conflict");
    }
}
