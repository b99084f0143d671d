package io.autopact.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of the versions of the architecture, over HTTP; each test has a future year of its own. */
@RegisterTest
class ArchitectureAdministrationTests {

    private static final String ARCHITECTURES = "/api/v1/architectures";

    @Autowired
    private Api api;

    private static String body(String version, String effectiveOn, String layers, String more) {
        return """
                {"version": "%s", "nameZh": "架构 %s", "nameEn": "Architecture %s", "effectiveOn": "%s", "layers": [%s]%s}""".formatted(version, version, version, effectiveOn, layers, more);
    }

    private static String layer(String kind, String... elements) {
        StringBuilder list = new StringBuilder();
        for (String code : elements) {
            list.append(list.isEmpty() ? "" : ", ")
                    .append("{\"code\": \"%s\", \"nameZh\": \"要素%s\", \"nameEn\": \"Element %s\"}"
                            .formatted(code, code, code));
        }
        return "{\"kind\": \"%s\", \"elements\": [%s]}".formatted(kind, list);
    }

    private Answer record(String version, String effectiveOn, String layers, String more) {
        return api.post(ARCHITECTURES, body(version, effectiveOn, layers, more));
    }

    private String current(String asOf) {
        return String.valueOf(
                api.get(ARCHITECTURES + "/current?asOf=" + asOf).has(200).at("/version"));
    }

    @Test
    void whenItWasAnnouncedIsNotWhenItTookEffect() {
        api.put("/api/v1/own-units/architecture-owner", """
                        {"nameZh": "单位", "nameEn": "Unit"}""", "If-None-Match", "*")
                .has(201);
        record("2072.a", "2072-06-30", "", "").has(201).includes("""
                        {"announcedOn": null, "owner": null, "predecessor": null}""");
        api.put("/api/v1/events/EV-2072", """
                        {"kind": "CONFERENCE", "titleZh": "大会", "titleEn": "Conference", "on": "2072-12-31", "onPrecision": "MONTH"}""", "If-None-Match", "*").has(201);
        record("2072.b", "2073-06-30", "", """
                        , "occasion": "EV-2072", "announcedOn": "2072-12-31", "announcedOnPrecision": "MONTH", "announcedOnConfidence": "INFERRED",
                        "owner": "architecture-owner", "predecessor": "2072.a\"""").has(201).includes("""
                        {"effectiveOn": "2073-06-30", "announcedOn": "2072-12-31", "announcedOnPrecision": "MONTH",
                         "announcedOnConfidence": "INFERRED", "owner": "architecture-owner", "predecessor": "2072.a",
                         "occasion": "EV-2072"}""");
        api.delete("/api/v1/events/EV-2072", "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"ARCHITECTURE\", \"code\": \"2072.b\"}]}");
        assertThat(current("2073-06-29")).as("announced is not in effect").isEqualTo("2072.a");
        assertThat(current("2073-06-30")).isEqualTo("2072.b");
        api.delete(ARCHITECTURES + "/2072.a", "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"ARCHITECTURE\", \"code\": \"2072.b\"}]}");
        api.patch(ARCHITECTURES + "/2072.b", "{\"predecessor\": null, \"announcedOn\": null}", "If-Match", "*")
                .has(200);
        assertThat(api.get(ARCHITECTURES + "/2072.b/history").body())
                .contains("\"member\":\"predecessor\"", "\"member\":\"announcedOn\"");
        api.delete(ARCHITECTURES + "/2072.a", "If-Match", "*").has(204);
    }

    @Test
    void aVersionFollowsAnEarlierOneAndBelongsToAnOwnUnit() {
        record("2074.a", "2074-06-30", "", "").has(201);
        record(
                        "2074.b",
                        "2074-01-01",
                        "",
                        ", \"predecessor\": \"2074.a\", \"owner\": \"nobody\", \"occasion\": \"NONE\"")
                .isProblem(422, "rule-violated")
                .names("/predecessor", "out-of-order")
                .names("/occasion", "unknown-code")
                .names("/owner", "unknown-code");
        record("2074.c", "2075-01-01", "", ", \"predecessor\": \"no-such\"")
                .isProblem(422, "rule-violated")
                .names("/predecessor", "unknown-code");
        api.patch(ARCHITECTURES + "/2074.a", "{\"predecessor\": \"2074.a\"}", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/predecessor", "out-of-order");
    }

    @Test
    void aNewVersionIsAnsweredAsItIsReadLater() {
        Answer made = api.post(ARCHITECTURES, """
                        {"version": "2090.a", "nameZh": "五横三纵", "nameEn": "Five and three", "effectiveOn": "2090-06-30",
                         "effectiveOnPrecision": "QUARTER", "effectiveOnConfidence": "INFERRED",
                         "layers": [{"kind": "PLATFORM", "declaredCount": 1, "elements": [
                             {"code": "DATA_TECH_PLATFORM", "nameZh": "中台", "nameEn": "Platform", "confidence": "INFERRED"}]},
                            {"kind": "HORIZONTAL", "declaredCount": 2, "elements": [
                             {"code": "IOV", "nameZh": "车联网", "nameEn": "Connected vehicle", "domains": ["SMART_MOBILITY", "CONNECTED_VEHICLE"],
                              "domainAssignments": [{"domain": "SMART_MOBILITY", "confidence": "INFERRED"}]},
                             {"code": "A2090", "nameZh": "新要素", "nameEn": "New"}]}],
                         "capabilities": [{"code": "AI", "nameZh": "AI", "nameEn": "Artificial intelligence (AI)"}]}""").has(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/architectures/2090.a");
        Answer read = api.get(ARCHITECTURES + "/2090.a").has(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).startsWith("\"1.2090.a.");
        read.includes("""
                {"version": "2090.a", "effectiveOn": "2090-06-30", "effectiveOnPrecision": "QUARTER", "effectiveOnConfidence": "INFERRED",
                 "layers": [{"kind": "HORIZONTAL", "declaredCount": 2, "elements": [
                     {"code": "IOV", "position": 1, "confidence": "STATED", "domains": ["CONNECTED_VEHICLE", "SMART_MOBILITY"],
                      "domainAssignments": [{"domain": "CONNECTED_VEHICLE", "confidence": "STATED"},
                                            {"domain": "SMART_MOBILITY", "confidence": "INFERRED"}]},
                     {"code": "A2090", "position": 2}]},
                    {"kind": "VERTICAL", "nameZh": "纵", "declaredCount": null, "elements": []},
                    {"kind": "PLATFORM", "elements": [{"code": "DATA_TECH_PLATFORM", "confidence": "INFERRED"}]}],
                 "capabilities": [{"code": "AI"}], "mismatches": [], "revision": 1}""");
    }

    @Test
    void whatGetReturnedCanBeSentBack() {
        Answer read = api.get(ARCHITECTURES + "/2019-05").has(200);
        Answer put = api.put(ARCHITECTURES + "/2019-05", read.body(), "If-Match", read.header("ETag"));
        assertThat(put.has(200).json())
                .as("nothing changed, so nothing has a new revision")
                .isEqualTo(read.json());
    }

    @Test
    void anElementStandsInOneLayerOnly() {
        record(
                        "2091",
                        "2091-01-01",
                        layer("HORIZONTAL", "A2091", "B2091") + "," + layer("VERTICAL", "C2091", "A2091"),
                        "")
                .isProblem(422, "rule-violated")
                .names("/layers/1/elements/1/code", "repeated");
        record("2091", "2091-01-01", layer("HORIZONTAL", "A2091", "A2091"), "")
                .isProblem(422, "rule-violated")
                .names("/layers/0/elements/1/code", "repeated");
        api.get(ARCHITECTURES + "/2091").isProblem(404, "not-found");
    }

    @Test
    void allThatBreaksARuleIsToldTogether() {
        record("2092", "2019-05-31", """
                        {"kind": "HORIZONTAL", "elements": [
                            {"code": "A2092", "nameZh": "甲", "nameEn": "A", "domains": ["CONNECTED_VEHICLE", "无", "CONNECTED_VEHICLE"]}]},
                        {"kind": "HORIZONTAL"}""", """
                        , "capabilities": [{"code": "LBS", "nameZh": "LBS", "nameEn": "LBS"}, {"code": "LBS", "nameZh": "LBS", "nameEn": "LBS"}]""")
                .isProblem(422, "rule-violated")
                .names("/effectiveOn", "taken")
                .names("/layers/1/kind", "repeated")
                .names("/layers/0/elements/0/domains/1", "unknown-code")
                .names("/layers/0/elements/0/domains/2", "repeated")
                .names("/capabilities/1/code", "repeated");
    }

    @Test
    void twoVersionsDoNotTakeEffectOnTheSameDay() {
        record("2093-a", "2093-03-31", layer("HORIZONTAL", "A2093"), "").has(201);
        record("2093-b", "2093-03-31", layer("HORIZONTAL", "A2093"), ", \"effectiveOnPrecision\": \"MONTH\"")
                .isProblem(422, "rule-violated")
                .names("/effectiveOn", "taken");
        record("2093-b", "2093-04-01", layer("HORIZONTAL", "A2093"), "").has(201);
        api.patch(ARCHITECTURES + "/2093-b", "{\"effectiveOn\": \"2093-03-31\"}", "If-Match", "\"1\"")
                .isProblem(422, "rule-violated")
                .names("/effectiveOn", "taken");
    }

    @Test
    void ofTwoVersionsForOneDayThatAreRecordedAtOnceOneIsRefused() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            for (int round = 1; round <= 5; round++) {
                String day = "2104-01-0" + round;
                List<Callable<Answer>> attempts = List.of(
                        () -> record(day + "-a", day, layer("HORIZONTAL", "A2104"), ""),
                        () -> record(day + "-b", day, layer("HORIZONTAL", "A2104"), ""));
                List<Integer> statuses = new ArrayList<>();
                for (Future<Answer> answer : writers.invokeAll(attempts)) {
                    statuses.add(answer.get().status());
                }
                assertThat(statuses).containsExactlyInAnyOrder(201, 422);
            }
        }
    }

    @Test
    void aSolutionIsNotLeftUnderAnElementThatGoesAtTheSameMoment() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            for (int round = 1; round <= 5; round++) {
                String version = "2105-0" + round;
                String element = "A2105_" + round;
                record(version, "2105-01-0" + round, layer("HORIZONTAL", element), "")
                        .has(201);
                String solution = """
                        {"code": "UNDER-%s", "nameZh": "方案", "nameEn": "Solution", "relationshipLevel": "VEHICLE_ENVIRONMENT",
                         "element": "%s"}""".formatted(element, element);
                List<Callable<Answer>> attempts = List.of(
                        () -> api.delete(ARCHITECTURES + "/" + version, "If-Match", "\"1\""),
                        () -> api.post("/api/v1/solutions", solution));
                List<Integer> statuses = new ArrayList<>();
                for (Future<Answer> answer : writers.invokeAll(attempts)) {
                    statuses.add(answer.get().status());
                }
                assertThat(statuses).isIn(List.of(204, 422), List.of(409, 201));
            }
        }
    }

    @Test
    void countsThatAreNotThoseOfTheElementsAreReportedAndNotRefused() {
        record("2094", "2094-01-01", """
                        {"kind": "VERTICAL", "declaredCount": 3, "elements": [{"code": "A2094", "nameZh": "甲", "nameEn": "A"}]},
                        {"kind": "PLATFORM", "declaredCount": 0}""", "").has(201).includes("""
                        {"mismatches": [{"layer": "VERTICAL", "declared": 3, "listed": 1}]}""");
    }

    @Test
    void aNewVersionChangesNoAnswerAboutEarlierDates() {
        Answer before = api.get(ARCHITECTURES + "/current?asOf=2095-12-31").has(200);
        Answer domain = api.get("/api/v1/cooperation-domains/SMART_LOGISTICS?asOf=2095-12-31");
        record("2096", "2096-01-01", """
                        {"kind": "HORIZONTAL", "elements": [
                            {"code": "A2096", "nameZh": "物流", "nameEn": "Logistics", "domains": ["SMART_LOGISTICS"]}]}""", """
                        , "capabilities": [{"code": "QUANTUM2096", "nameZh": "量子", "nameEn": "Quantum"}]""").has(201);
        Answer after = api.get(ARCHITECTURES + "/current?asOf=2095-12-31").has(200);
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(current("2096-01-01")).isEqualTo("2096");
        assertThat(api.get("/api/v1/cooperation-domains/SMART_LOGISTICS?asOf=2095-12-31")
                        .body())
                .isEqualTo(domain.body());
        api.get("/api/v1/cooperation-domains/SMART_LOGISTICS?asOf=2096-01-01")
                .has(200)
                .includes("""
                        {"elements": [{"element": "A2096", "layer": "HORIZONTAL", "confidence": "STATED"}]}""");
        assertThat(api.get(ARCHITECTURES + "/2019-05")
                        .json()
                        .at("/capabilities")
                        .findValuesAsString("code"))
                .as("a base capability belongs to the version that brings it")
                .containsExactly("CLOUD", "LBS", "AI", "BIG_DATA");
        assertThat(api.get(ARCHITECTURES + "/2096").json().at("/capabilities").findValuesAsString("code"))
                .containsExactly("QUANTUM2096");
    }

    @Test
    void anElementMovesToAnotherLayerAndKeepsWhatItServes() {
        record("2097", "2097-01-01", """
                        {"kind": "HORIZONTAL", "elements": [
                            {"code": "A2097", "nameZh": "甲", "nameEn": "A", "confidence": "INFERRED",
                             "domainAssignments": [{"domain": "SMART_MOBILITY", "confidence": "INFERRED"}]},
                            {"code": "B2097", "nameZh": "乙", "nameEn": "B"}]}""", "").has(201);
        api.patch(ARCHITECTURES + "/2097", """
                        {"layers": [{"kind": "VERTICAL", "elements": [
                            {"code": "A2097", "nameZh": "甲", "nameEn": "A", "domains": ["SMART_MOBILITY"]}]}]}""", "If-Match", "\"1\"").has(200).includes("""
                        {"layers": [{"elements": []}, {"elements": [
                            {"code": "A2097", "confidence": "STATED",
                             "domainAssignments": [{"domain": "SMART_MOBILITY", "confidence": "INFERRED"}]}]}, {"elements": []}],
                         "revision": 2}""");
        Answer history = api.get(ARCHITECTURES + "/2097/history").has(200);
        assertThat(history.items("change")).containsExactly("UPDATED", "CREATED");
        assertThat(history.json().at("/items/0/members").findValuesAsString("member"))
                .containsExactly("elements");
    }

    @Test
    void aBaseCapabilityIsCalledTheSameInEveryVersion() {
        String named = ", \"capabilities\": [{\"code\": \"EDGE2098\", \"nameZh\": \"%s\", \"nameEn\": \"Edge\"}]";
        record("2098-a", "2098-01-01", layer("HORIZONTAL", "A2098"), named.formatted("边缘"))
                .has(201);
        record("2098-b", "2098-02-01", layer("HORIZONTAL", "A2098"), named.formatted("边缘计算"))
                .has(201);
        Answer renamed = api.get(ARCHITECTURES + "/2098-a").has(200);
        renamed.includes("{\"capabilities\": [{\"code\": \"EDGE2098\", \"nameZh\": \"边缘计算\"}], \"revision\": 2}");
        api.put(
                        ARCHITECTURES + "/2098-a",
                        body("2098-a", "2098-01-01", layer("HORIZONTAL", "A2098"), named.formatted("边缘")),
                        "If-Match",
                        "\"1\"")
                .isProblem(412, "precondition-failed");
        assertThat(api.get(ARCHITECTURES + "/2098-a/history").at("/items/0/members/0/member"))
                .isEqualTo("capabilities");
    }

    @Test
    void anElementOfASolutionStandsInSomeVersion() {
        record("2099-a", "2099-01-01", layer("HORIZONTAL", "A2099", "B2099"), "")
                .has(201);
        String solution = """
                {"code": "UNDER-A2099", "nameZh": "方案", "nameEn": "Solution", "relationshipLevel": "VEHICLE_ENVIRONMENT", "element": "A2099"}""";
        api.post("/api/v1/solutions", solution).has(201);
        api.delete(ARCHITECTURES + "/2099-a", "If-Match", "\"1\"")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"SOLUTION\", \"code\": \"UNDER-A2099\"}]}");
        api.patch(
                        ARCHITECTURES + "/2099-a",
                        "{\"layers\": [%s]}".formatted(layer("HORIZONTAL", "B2099")),
                        "If-Match",
                        "\"1\"")
                .isProblem(422, "rule-violated")
                .names("/layers", "referred-to")
                .includes("{\"references\": [{\"type\": \"SOLUTION\", \"code\": \"UNDER-A2099\"}]}");
        record("2099-b", "2099-02-01", layer("PLATFORM", "A2099"), "").has(201);
        api.delete(ARCHITECTURES + "/2099-a", "If-Match", "\"1\"").has(204);
        api.post(
                        "/api/v1/solutions",
                        solution.replace("UNDER-A2099", "UNDER-B2099").replace("\"A2099\"", "\"B2099\""))
                .isProblem(422, "rule-violated")
                .names("/element", "unknown-code");
        record("2099-a", "2099-01-01", layer("HORIZONTAL", "A2099"), "").isProblem(409, "conflict");
        assertThat(api.get(ARCHITECTURES + "/2099-a/history").has(200).items("change"))
                .containsExactly("DELETED", "CREATED");
    }

    @Test
    void aVersionThatEvidenceCitesIsNotDeleted() {
        record("2100", "2100-01-01", layer("HORIZONTAL", "A2100"), "").has(201);
        api.put("/api/v1/sources/ARCHITECTURE-TESTS", "{\"titleZh\": \"关于架构\"}", "If-None-Match", "*");
        for (String record :
                new String[] {"\"ARCHITECTURE\", \"code\": \"2100\"", "\"ARCHITECTURE_ELEMENT\", \"code\": \"A2100\""
                }) {
            Answer evidence =
                    api.post("/api/v1/evidence", """
                            {"record": {"type": %s}, "source": "ARCHITECTURE-TESTS", "quote": "原文"}""".formatted(record)).has(201);
            api.delete(ARCHITECTURES + "/2100", "If-Match", "\"1\"")
                    .isProblem(409, "conflict")
                    .includes("{\"references\": [{\"type\": \"EVIDENCE\", \"code\": \"%s\"}]}"
                            .formatted(evidence.at("/code")));
            api.delete("/api/v1/evidence/" + evidence.at("/code"), "If-Match", "\"1\"")
                    .has(204);
        }
        api.delete(ARCHITECTURES + "/2100", "If-Match", "\"1\"").has(204);
    }

    @Test
    void currentIsReadAndNeverWritten() {
        String body = body("current", "2101-01-01", layer("HORIZONTAL", "A2101"), "");
        api.post(ARCHITECTURES, body).isProblem(400, "invalid-request").names("/version", "invalid");
        Answer refused = api.put(ARCHITECTURES + "/current", body("2101", "2101-01-01", "", ""), "If-Match", "\"1\"");
        assertThat(refused.isProblem(405, "method-not-allowed").header("Allow")).contains("GET");
        api.patch(ARCHITECTURES + "/current", "{\"nameZh\": \"甲\"}", "If-Match", "\"1\"")
                .isProblem(405, "method-not-allowed");
        api.delete(ARCHITECTURES + "/current", "If-Match", "\"1\"").isProblem(405, "method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "effectiveOn": "2102-01-15", "effectiveOnPrecision": "MONTH", "layers": []                         | /effectiveOn                  | not-last-day
            "effectiveOn": "3000-01-01", "layers": []                                                          | /effectiveOn                  | out-of-range
            "effectiveOn": null, "layers": []                                                                  | /effectiveOn                  | required
            "effectiveOn": "2102-01-15"                                                                        | /layers                       | required
            "effectiveOn": "2102-01-15", "layers": {}                                                          | /layers                       | wrong-type
            "effectiveOn": "2102-01-15", "layers": [{"kind": "横"}]                                            | /layers/0/kind                | wrong-type
            "effectiveOn": "2102-01-15", "layers": [{"kind": "PLATFORM", "declaredCount": -1}]                 | /layers/0/declaredCount       | invalid
            "effectiveOn": "2102-01-15", "layers": [{"kind": "PLATFORM", "elements": [{"code": "x y"}]}]       | /layers/0/elements/0/code     | invalid
            "effectiveOn": "2102-01-15", "layers": [{"kind": "PLATFORM", "elements": [{"code": "X"}]}]         | /layers/0/elements/0/nameZh   | required
            "effectiveOn": "2102-01-15", "layers": [], "capabilities": [{"code": "AI"}]                        | /capabilities/0/nameZh        | required
            """)
    void whatIsWrongWithABodyIsNamed(String members, String where, String mistake) {
        api.post(ARCHITECTURES, "{\"version\": \"2102\", \"nameZh\": \"甲\", \"nameEn\": \"A\", %s}".formatted(members))
                .isProblem(400, "invalid-request")
                .names(where, mistake);
    }

    @Test
    void ifMatchIsComparedWithTheRevision() {
        record("2103", "2103-01-01", layer("HORIZONTAL", "A2103"), "").has(201);
        Answer renamed = api.patch(ARCHITECTURES + "/2103", "{\"nameZh\": \"改名\"}", "If-Match", "\"1\"")
                .has(200);
        assertThat(renamed.header("ETag")).startsWith("\"2.2103.");
        api.patch(ARCHITECTURES + "/2103", "{\"nameZh\": \"再改\"}", "If-Match", "\"1\"")
                .isProblem(412, "precondition-failed");
        api.patch(ARCHITECTURES + "/2103", "{}").isProblem(428, "precondition-required");
        api.put(
                        ARCHITECTURES + "/2103",
                        body("2103", "2103-01-01", layer("HORIZONTAL", "A2103"), ""),
                        "If-None-Match",
                        "*")
                .isProblem(412, "precondition-failed");
    }
}
