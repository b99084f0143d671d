package io.autopact.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The steps of an agreement's life over HTTP, and what each status and each day make of it. */
@RegisterTest
class AgreementLifecycleTests {

    @Autowired
    private Api api;

    @BeforeEach
    void theTwoSidesAreThere() {
        api.put("/api/v1/own-units/our-side", "{\"nameZh\": \"己方\", \"nameEn\": \"Our side\"}", "If-None-Match", "*");
        api.put(
                "/api/v1/automakers/their-side",
                "{\"kind\": \"GROUP\", \"nameZh\": \"对方\", \"nameEn\": \"Their side\"}",
                "If-None-Match",
                "*");
    }

    private Answer draft(String number, String more) {
        return api.post("/api/v1/agreements", """
                {"number": "%s", "kind": "STRATEGIC_AGREEMENT", "titleZh": "战略协议", "titleEn": "Strategic agreement",
                 "parties": [{"organization": "our-side", "role": "OWN"}, {"organization": "their-side", "role": "COUNTERPARTY"}],
                 "scope": ["CONNECTED_VEHICLE"]%s}""".formatted(number, more));
    }

    private Answer act(String number, String action, int version, String body) {
        return api.post(
                "/api/v1/agreements/%s/%s".formatted(number, action), body, "If-Match", "\"%d\"".formatted(version));
    }

    private String phase(String number, String asOf) {
        return String.valueOf(api.get("/api/v1/agreements/%s?asOf=%s".formatted(number, asOf))
                .has(200)
                .at("/phase"));
    }

    @Test
    void anAgreementGoesFromDraftOverNegotiationToSigningAndTermination() {
        draft("LIFE", "")
                .has(201)
                .includes(
                        "{\"status\": \"DRAFT\", \"phase\": null, \"allowedActions\": [\"NEGOTIATE\", \"SIGN\", \"WITHDRAW\"]}");
        act("LIFE", "negotiate", 1, "{\"on\": \"2020-01-10\"}")
                .has(200)
                .includes(
                        "{\"status\": \"NEGOTIATING\", \"negotiatingOn\": \"2020-01-10\", \"allowedActions\": [\"SIGN\", \"WITHDRAW\"], \"version\": 2}");
        act("LIFE", "sign", 2, "{\"signedOn\": \"2020-02-01\", \"effectiveOn\": \"2020-03-01\", \"placeZh\": \"深圳\"}")
                .has(200)
                .includes("""
                        {"status": "SIGNED", "signedOn": "2020-02-01", "effectiveOn": "2020-03-01", "placeZh": "深圳",
                         "scope": [{"domain": "CONNECTED_VEHICLE", "from": "2020-03-01", "until": null, "confidence": "STATED"}],
                         "allowedActions": ["AMEND", "CORRECT", "TERMINATE"], "version": 3}""");
        act("LIFE", "terminate", 3, "{\"on\": \"2021-06-30\", \"reason\": \"双方协商一致\"}")
                .has(200)
                .includes(
                        "{\"status\": \"TERMINATED\", \"terminatedOn\": \"2021-06-30\", \"terminationReason\": \"双方协商一致\", \"version\": 4}");

        assertThat(phase("LIFE", "2020-01-31")).isEqualTo("null");
        assertThat(phase("LIFE", "2020-02-01")).isEqualTo("UPCOMING");
        assertThat(phase("LIFE", "2020-03-01")).isEqualTo("IN_FORCE");
        assertThat(phase("LIFE", "2021-06-30")).as("the last day is included").isEqualTo("EXPIRING");
        assertThat(phase("LIFE", "2021-07-01")).isEqualTo("TERMINATED");
        assertThat(api.get("/api/v1/agreements/LIFE/history").items("change"))
                .containsExactly("TERMINATED", "SIGNED", "NEGOTIATED", "CREATED");
        assertThat(api.get("/api/v1/agreements/LIFE/history").items("reason").getFirst())
                .isEqualTo("双方协商一致");
    }

    @Test
    void aDraftMayBeSignedDirectlyToRecordWhatHasHappened() {
        draft("DIRECT", "").has(201);
        act(
                        "DIRECT",
                        "sign",
                        1,
                        "{\"signedOn\": \"2018-09-30\", \"signedOnPrecision\": \"MONTH\", \"signedOnConfidence\": \"INFERRED\"}")
                .has(200)
                .includes("""
                        {"status": "SIGNED", "signedOnPrecision": "MONTH", "signedOnConfidence": "INFERRED",
                         "effectiveOn": "2018-09-30", "effectiveOnPrecision": "MONTH", "effectiveOnConfidence": "INFERRED"}""");
    }

    @Test
    void thePhaseFollowsTheCalendarAndTheNoticePeriod() {
        draft("CALENDAR", ", \"effectiveOn\": \"2020-01-01\", \"expiresOn\": \"2020-12-31\", \"noticeDays\": 30")
                .has(201);
        assertThat(phase("CALENDAR", "2020-06-01")).as("before signing").isEqualTo("null");
        act("CALENDAR", "sign", 1, "{\"signedOn\": \"2019-12-01\"}").has(200);
        assertThat(phase("CALENDAR", "2019-11-30")).isEqualTo("null");
        assertThat(phase("CALENDAR", "2019-12-31")).isEqualTo("UPCOMING");
        assertThat(phase("CALENDAR", "2020-11-30")).isEqualTo("IN_FORCE");
        assertThat(phase("CALENDAR", "2020-12-01")).isEqualTo("EXPIRING");
        assertThat(phase("CALENDAR", "2020-12-31")).isEqualTo("EXPIRING");
        assertThat(phase("CALENDAR", "2021-01-01")).isEqualTo("EXPIRED");
        assertThat(api.get("/api/v1/agreements?phase=EXPIRING,EXPIRED&asOf=2020-12-15&limit=500")
                        .items("number"))
                .contains("CALENDAR");
        assertThat(api.get("/api/v1/agreements?phase=IN_FORCE,EXPIRED&asOf=2020-12-15&limit=500")
                        .items("number"))
                .doesNotContain("CALENDAR");
        assertThat(api.get("/api/v1/agreements?limit=500&inForceOn=2020-12-15").items("number"))
                .contains("CALENDAR");
        assertThat(api.get("/api/v1/agreements?limit=500&inForceOn=2021-01-01").items("number"))
                .doesNotContain("CALENDAR");
        assertThat(api.get("/api/v1/agreements?limit=500&expiresBefore=2021-01-01")
                        .items("number"))
                .contains("CALENDAR");
        assertThat(api.get("/api/v1/agreements?limit=500&expiresBefore=2020-12-31")
                        .items("number"))
                .doesNotContain("CALENDAR");
    }

    @ParameterizedTest(name = "{0} then {1}")
    @CsvSource({
        "draft, terminate, NEGOTIATE SIGN WITHDRAW",
        "negotiate, negotiate, SIGN WITHDRAW",
        "negotiate, terminate, SIGN WITHDRAW",
        "sign, sign, AMEND CORRECT TERMINATE",
        "sign, withdraw, AMEND CORRECT TERMINATE",
        "sign, negotiate, AMEND CORRECT TERMINATE",
        "withdraw, sign, ''",
        "withdraw, negotiate, ''",
        "terminate, sign, CORRECT",
        "terminate, terminate, CORRECT"
    })
    void anActionThatTheStatusDoesNotAllowIsAConflictThatNamesTheAllowedOnes(
            String reached, String action, String allowed) {
        String number = ("NO-" + reached + "-" + action).toUpperCase(Locale.ROOT);
        draft(number, "").has(201);
        int version = 1;
        for (String step : reached.equals("terminate") ? List.of("sign", "terminate") : List.of(reached)) {
            if (!step.equals("draft")) {
                act(number, step, version++, body(step)).has(200);
            }
        }
        Answer refused = act(number, action, version, body(action)).isProblem(409, "action-not-allowed");
        assertThat(refused.json().at("/allowedActions").values().stream().map(it -> it.asString()))
                .containsExactlyElementsOf(allowed.isEmpty() ? List.of() : List.of(allowed.split(" ")));
        assertThat(api.get("/api/v1/agreements/" + number).json().at("/version").asInt())
                .isEqualTo(version);
    }

    private static String body(String action) {
        return switch (action) {
            case "sign" -> "{\"signedOn\": \"2020-01-01\"}";
            case "terminate" -> "{\"on\": \"2020-02-01\", \"reason\": \"原因\"}";
            case "withdraw" -> "{\"reason\": \"原因\"}";
            default -> "{}";
        };
    }

    @Test
    void aSigningInTheFutureIsRefused() {
        draft("FUTURE", "").has(201);
        act(
                        "FUTURE",
                        "sign",
                        1,
                        "{\"signedOn\": \"%s\"}".formatted(LocalDate.now().plusDays(2)))
                .isProblem(422, "rule-violated")
                .names("/signedOn", "out-of-range");
    }

    @Test
    void anExpiryBeforeTheFirstDayOfEffectIsRefused() {
        draft("ORDER", ", \"effectiveOn\": \"2020-01-02\", \"expiresOn\": \"2020-01-01\"")
                .isProblem(400, "invalid-request")
                .names("/expiresOn", "out-of-order");
        draft("ORDER", ", \"expiresOn\": \"2019-12-31\"").has(201);
        act("ORDER", "sign", 1, "{\"signedOn\": \"2020-01-01\"}")
                .isProblem(422, "rule-violated")
                .names("/expiresOn", "out-of-order");
        assertThat(api.get("/api/v1/agreements/ORDER").at("/status"))
                .as("nothing half-written")
                .isEqualTo("DRAFT");
        act("ORDER", "sign", 1, "{\"signedOn\": \"2019-06-01\"}").has(200);
        act("ORDER", "terminate", 2, "{\"on\": \"2019-05-31\", \"reason\": \"x\"}")
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-order");
    }

    @Test
    void anActionSaysWhichVersionItMeans() {
        draft("TAGGED", "").has(201);
        api.post("/api/v1/agreements/TAGGED/negotiate", "{}").isProblem(428, "precondition-required");
        act("TAGGED", "negotiate", 5, "{}").isProblem(412, "precondition-failed");
        api.post("/api/v1/agreements/NOWHERE/negotiate", "{}", "If-Match", "\"1\"")
                .isProblem(404, "not-found");
        act("TAGGED", "withdraw", 1, "{}").isProblem(400, "invalid-request").names("/reason", "required");
    }

    @Test
    void whatADraftRefersToIsThereAndStandsOnce() {
        api.post("/api/v1/agreements", """
                        {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A",
                         "parties": [{"organization": "our-side", "role": "OWN"}, {"organization": "our-side", "role": "BENEFICIARY"},
                                     {"organization": "nobody", "role": "COUNTERPARTY"}],
                         "scope": ["NO_DOMAIN", {"domain": "SMART_MOBILITY", "until": "2021-01-01"}, {"domain": "SMART_MOBILITY", "from": "2021-01-01"}],
                         "solutions": ["NO_SOLUTION"], "lineage": [{"relation": "RENEWS", "agreement": "NO-AGREEMENT"}]}""")
                .isProblem(422, "rule-violated")
                .names("/parties/1", "repeated")
                .names("/parties/2", "unknown-code")
                .names("/scope/0", "unknown-code")
                .names("/scope/2", "overlap")
                .names("/solutions/0", "unknown-code")
                .names("/lineage/0", "unknown-code");
        draft("SELF", ", \"lineage\": [{\"relation\": \"RENEWS\", \"agreement\": \"SELF\"}]")
                .isProblem(422, "rule-violated")
                .names("/lineage/0/agreement", "itself");
    }

    @Test
    void aNumberIsMadeWhereNoneIsGivenAndTakenOnce() {
        String body = "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\"}";
        String first =
                String.valueOf(api.post("/api/v1/agreements", body).has(201).at("/number"));
        String second =
                String.valueOf(api.post("/api/v1/agreements", body).has(201).at("/number"));
        assertThat(first).matches("AG-\\d{4}-\\d{4}");
        assertThat(second).isGreaterThan(first);
        draft(first, "").isProblem(409, "conflict");
    }

    @Test
    void theScopeListsWhatHoldsAtTheDate() {
        api.post("/api/v1/agreements", """
                        {"number": "DATED", "kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A", "effectiveOn": "2020-01-01", "scope": [
                            {"domain": "CONNECTED_VEHICLE", "from": "2020-01-01", "until": "2020-12-31"},
                            {"domain": "SMART_LOGISTICS", "from": "2021-01-01"}]}""").has(201);
        assertThat(domains("2020-06-01"))
                .as("in a draft, what will hold")
                .containsExactly("CONNECTED_VEHICLE", "SMART_LOGISTICS");
        act("DATED", "sign", 1, "{\"signedOn\": \"2019-12-01\"}").has(200);
        assertThat(domains("2019-12-15")).as("before effect, what will").containsExactly("CONNECTED_VEHICLE");
        assertThat(domains("2020-12-31")).containsExactly("CONNECTED_VEHICLE");
        assertThat(domains("2021-01-01")).containsExactly("SMART_LOGISTICS");
        assertThat(api.get("/api/v1/agreements?domain=SMART_LOGISTICS&asOf=2021-01-01")
                        .items("number"))
                .contains("DATED");
        assertThat(api.get("/api/v1/agreements?domain=SMART_LOGISTICS&asOf=2020-06-01")
                        .items("number"))
                .doesNotContain("DATED");
    }

    private List<String> domains(String asOf) {
        return api.get("/api/v1/agreements/DATED?asOf=" + asOf).json().at("/scope").values().stream()
                .map(entry -> entry.at("/domain").asString())
                .toList();
    }

    @Test
    void agreementsOfDescendantsAreFoundWhereAskedFor() {
        api.put(
                        "/api/v1/automakers/their-daughter",
                        "{\"kind\": \"SUBSIDIARY\", \"nameZh\": \"女\", \"nameEn\": \"Daughter\", \"parent\": \"their-side\"}",
                        "If-None-Match",
                        "*")
                .has(201);
        api.post(
                        "/api/v1/agreements",
                        "{\"number\": \"OF-DAUGHTER\", \"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"parties\": [{\"organization\": \"their-daughter\", \"role\": \"COUNTERPARTY\"}]}")
                .has(201);
        assertThat(api.get("/api/v1/agreements?organization=their-side&limit=500")
                        .items("number"))
                .doesNotContain("OF-DAUGHTER");
        assertThat(api.get("/api/v1/agreements?organization=their-side&includeDescendants=true&limit=500")
                        .items("number"))
                .contains("OF-DAUGHTER");
    }

    @Test
    void aSigningKnownByItsMonthMayLieInTheMonthThatIsNotOver() {
        draft("THIS-MONTH", "").has(201);
        LocalDate lastDay = LocalDate.now(ZoneId.of("Asia/Shanghai")).with(TemporalAdjusters.lastDayOfMonth());
        act("THIS-MONTH", "sign", 1, "{\"signedOn\": \"%s\", \"signedOnPrecision\": \"MONTH\"}".formatted(lastDay))
                .has(200);
    }

    @Test
    void aNumberThatAClientChoseDoesNotStopTheMadeOnes() {
        int year = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
        draft("AG-%d-99999999".formatted(year), "").has(201);
        String body = "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\"}";
        String made =
                String.valueOf(api.post("/api/v1/agreements", body).has(201).at("/number"));
        int next = Integer.parseInt(made.substring(made.lastIndexOf('-') + 1)) + 1;
        draft("AG-%d-%04d".formatted(year, next), "").has(201);
        assertThat(api.post("/api/v1/agreements", body).has(201).at("/number"))
                .isEqualTo("AG-%d-%04d".formatted(year, next + 1));
    }

    @Test
    void whatIsCoveredDoesNotEndBeforeTheFirstDayOfEffect() {
        api.post(
                        "/api/v1/agreements",
                        "{\"number\": \"BACKWARDS\", \"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"scope\": [{\"domain\": \"SMART_MOBILITY\", \"until\": \"2018-01-01\"}]}")
                .has(201);
        act("BACKWARDS", "sign", 1, "{\"signedOn\": \"2019-01-01\"}")
                .isProblem(422, "rule-violated")
                .names("/scope", "out-of-order");
    }

    @Test
    void theScopeBeginsWithTheEffectAsPlannedAndAsSigned() {
        draft("PLANNED-EFFECT", ", \"effectiveOn\": \"2020-01-01\"")
                .has(201)
                .includes("{\"scope\": [{\"domain\": \"CONNECTED_VEHICLE\", \"from\": \"2020-01-01\"}]}");
        act("PLANNED-EFFECT", "sign", 1, "{\"signedOn\": \"2020-01-15\", \"effectiveOn\": \"2020-02-01\"}")
                .has(200)
                .includes("{\"scope\": [{\"domain\": \"CONNECTED_VEHICLE\", \"from\": \"2020-02-01\"}]}");
    }

    @Test
    void aSolutionIsNotNamedTwiceForTheSameDay() {
        draft(
                        "TWICE",
                        ", \"solutions\": [{\"solution\": \"SMART_4S\", \"from\": \"2020-01-01\"}, {\"solution\": \"SMART_4S\", \"from\": \"2021-01-01\"}]")
                .isProblem(422, "rule-violated")
                .names("/solutions/1", "overlap");
        draft(
                        "IN-TURN",
                        ", \"solutions\": [{\"solution\": \"SMART_4S\", \"from\": \"2020-01-01\", \"until\": \"2020-12-31\"}, {\"solution\": \"SMART_4S\", \"from\": \"2021-01-01\"}]")
                .has(201);
    }
}
