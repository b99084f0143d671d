package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What follows from it where an agreement names elements of the architecture and base capabilities outright. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamedElementTests {

    @Autowired
    private Api api;

    @BeforeAll
    void theMakers() {
        Recording record = new Recording(api);
        for (String code : List.of("ne-one", "ne-two", "ne-three", "ne-four", "ne-five")) {
            record.automaker(code, "COMPANY", "");
            record.model(code + "-t", code);
        }
        agreement("NE-ONE", "ne-one", """
                "elements": [{"element": "AUTO_CLOUD", "wordingZh": "基本涵盖", "confidence": "INFERRED", "until": "2022-12-31"}, "IOV"],
                "capabilities": ["LBS"]""");
    }

    private void agreement(String number, String party, String scope) {
        api.put("/api/v1/agreements/" + number, """
                        {"kind": "MEMORANDUM", "titleZh": "协议", "titleEn": "Agreement", "draftedOn": "2019-06-01",
                         "parties": [{"organization": "%s", "role": "COUNTERPARTY"}], %s}""".formatted(party, scope), "If-None-Match", "*")
                .has(201);
        act(number, "sign", "{\"signedOn\": \"2020-01-01\"}").has(200);
    }

    private Answer act(String number, String action, String body) {
        return api.post("/api/v1/agreements/" + number + "/" + action, body, "If-Match", "*");
    }

    /** The elements that are not NONE, each with its state and what it rests on. */
    private List<String> elements(String organization, String asOf) {
        return api
                .get("/api/v1/automakers/%s/coverage?asOf=%s".formatted(organization, asOf))
                .has(200)
                .json()
                .at("/rows/0/elements")
                .values()
                .stream()
                .filter(cell -> !cell.at("/state").asString().equals("NONE"))
                .map(cell -> "%s %s %s"
                        .formatted(
                                cell.at("/element").asString(),
                                cell.at("/state").asString(),
                                cell.at("/basis").values().stream()
                                        .map(basis -> basis.at("/agreement").asString() + " "
                                                + basis.at("/confidence").asString())
                                        .toList()))
                .toList();
    }

    private List<String> found(String filter) {
        return api.get("/api/v1/agreements?organization=ne-one&" + filter)
                .has(200)
                .items("number");
    }

    @Test
    void anElementIsCoveredFromDayToDayAsCertainlyAsItIsNamed() {
        assertThat(elements("ne-one", "2020-06-01"))
                .containsExactly("IOV AGREED [NE-ONE STATED]", "AUTO_CLOUD AGREED [NE-ONE INFERRED]");
        assertThat(elements("ne-one", "2023-01-01")).containsExactly("IOV AGREED [NE-ONE STATED]");
        assertThat(elements("ne-one", "2019-12-31"))
                .containsExactly("IOV PLANNED [NE-ONE STATED]", "AUTO_CLOUD PLANNED [NE-ONE INFERRED]");
    }

    @Test
    void aCapabilityIsCoveredWhereItIsNamed() {
        api.get("/api/v1/automakers/ne-one/coverage?asOf=2020-06-01").has(200).includes("""
                        {"capabilities": ["CLOUD", "LBS", "AI", "BIG_DATA"],
                         "rows": [{"breadth": {"domains": 0, "elements": 2, "capabilities": 1}, "capabilities": [
                            {"capability": "CLOUD", "state": "NONE", "basis": []},
                            {"capability": "LBS", "state": "AGREED", "basis": [{"agreement": "NE-ONE", "confidence": "STATED"}],
                             "rollouts": [], "deployments": []},
                            {"capability": "AI", "state": "NONE"}, {"capability": "BIG_DATA", "state": "NONE"}]}]}""");
        api.get("/api/v1/automakers/ne-one/coverage?asOf=2019-12-31")
                .includes(
                        "{\"rows\": [{\"capabilities\": [{}, {\"capability\": \"LBS\", \"state\": \"PLANNED\"}, {}, {}]}]}");
    }

    @Test
    void aCapabilityIsLiveWhereASolutionThatUsesItHasLanded() {
        api.put("/api/v1/deployments/NE-DP", """
                        {"organization": "ne-one", "solution": "MOBILITY_SERVICE", "from": "2020-03-01", "until": "2020-03-31"}""", "If-None-Match", "*").has(201);
        api.get("/api/v1/automakers/ne-one/capability-map?asOf=2020-03-31")
                .has(200)
                .includes("""
                        {"capabilities": [{"code": "CLOUD", "state": "NONE"},
                            {"code": "LBS", "nameEn": "Location-based services (LBS)", "state": "LIVE", "covering": 1,
                             "agreements": ["NE-ONE"], "rollouts": [], "deployments": ["NE-DP"]},
                            {"code": "AI", "state": "NONE"}, {"code": "BIG_DATA", "state": "NONE"}]}""");
    }

    @Test
    void aSolutionThatIsNamedCoversWhatItUses() {
        agreement("NE-FIVE", "ne-five", "\"solutions\": [\"MOBILITY_SERVICE\", \"CLOUD_SERVICE\"]");
        api.get("/api/v1/automakers/ne-five/coverage?asOf=2020-06-01").has(200).includes("""
                        {"rows": [{"capabilities": [
                            {"capability": "CLOUD", "state": "AGREED", "basis": [{"agreement": "NE-FIVE", "confidence": "INFERRED"}]},
                            {"capability": "LBS", "state": "AGREED", "basis": [{"agreement": "NE-FIVE", "confidence": "STATED"}]},
                            {"capability": "AI", "state": "NONE"}, {"capability": "BIG_DATA", "state": "NONE"}]}]}""");
    }

    @Test
    void theMapShowsTheElementAndTheCapability() {
        assertThat(api
                        .get("/api/v1/automakers/ne-one/capability-map?asOf=2020-06-01")
                        .has(200)
                        .json()
                        .at("/layers")
                        .values()
                        .stream()
                        .flatMap(layer -> layer.at("/elements").values().stream())
                        .filter(element -> element.at("/covering").asInt() > 0)
                        .map(element -> element.at("/code").asString() + " "
                                + element.at("/state").asString() + " " + element.at("/agreements")))
                .containsExactly("IOV AGREED [\"NE-ONE\"]", "AUTO_CLOUD AGREED [\"NE-ONE\"]");
        api.get("/api/v1/automakers/ne-one/capability-map?asOf=2020-06-01").includes("""
                {"capabilities": [{"code": "CLOUD", "state": "NONE", "covering": 0, "agreements": []},
                                  {"code": "LBS", "state": "AGREED", "covering": 1, "agreements": ["NE-ONE"]}, {}, {}]}""");
    }

    @Test
    void agreementsAreFoundByWhatTheyNameAtTheDate() {
        assertThat(found("element=AUTO_CLOUD&asOf=2022-12-31")).containsExactly("NE-ONE");
        assertThat(found("element=AUTO_CLOUD&asOf=2023-01-01")).isEmpty();
        assertThat(found("element=CONTENT,IOV")).containsExactly("NE-ONE");
        assertThat(found("capability=LBS")).containsExactly("NE-ONE");
        assertThat(found("capability=AI")).isEmpty();
    }

    @Test
    void theBriefAndTheDataSetTellThem() {
        api.get("/api/v1/automakers/ne-one/brief?asOf=2020-06-01")
                .has(200)
                .includes(
                        "{\"inForce\": [{\"number\": \"NE-ONE\", \"domains\": [], \"named\": [\"LBS\", \"AUTO_CLOUD\", \"IOV\"]}]}");
        assertThat(api.get("/api/v1/automakers/ne-one/brief.md?asOf=2020-06-01").body())
                .contains("指名：`LBS`、`AUTO_CLOUD`、`IOV`");
        assertThat(api.get(
                                "/api/v1/exports/agreements.csv?asOf=2020-06-01&columns=number,domains,elements,capabilities")
                        .body())
                .contains("NE-ONE,,AUTO_CLOUD;IOV,LBS\n");
    }

    @Test
    void itsScopeIsKnown() {
        assertThat(api.get("/api/v1/portfolio/gaps?asOf=2023-06-01&organization=ne-one")
                        .body())
                .doesNotContain("SCOPE_UNKNOWN");
    }

    @Test
    void whatAnAmendmentTakesAwayIsToldUnlessItIsCoveredStill() {
        agreement("NE-TWO", "ne-two", """
                "scope": ["CONNECTED_VEHICLE"], "elements": ["IOV", "CONTENT"], "capabilities": ["LBS"]""");
        assertThat(api
                        .post("/api/v1/agreements/NE-TWO/amend?dryRun=true", """
                                {"effectiveOn": "2021-01-01", "removeElements": ["IOV", "CONTENT"], "removeCapabilities": ["LBS"], "note": "缩"}""", "If-Match", "*")
                        .has(200)
                        .json()
                        .at("/consequences")
                        .values()
                        .stream()
                        .map(each -> each.at("/kind").asString() + " "
                                + each.at("/member").asString() + " "
                                + each.at("/on").asString()))
                .containsExactly(
                        "COVERAGE_LOST capabilities[LBS] 2021-01-01", "COVERAGE_LOST elements[CONTENT] 2021-01-01");
    }

    @Test
    void aRolloutOfASolutionUnderTheElementRestsOnIt() {
        String rollout = """
                {"vehicleModel": "%s", "solution": "%s", "stages": [{"stage": "LAUNCHED", "actualOn": "2021-01-01"}]}""";
        agreement("NE-THREE", "ne-three", "\"elements\": [\"AUTO_CLOUD\"]");
        api.put("/api/v1/rollouts/NE-RO", rollout.formatted("ne-three-t", "ICV_CLOUD_PLATFORM"), "If-None-Match", "*")
                .has(201)
                .includes("{\"basis\": \"NE-THREE\"}");
        assertThat(api.put(
                                "/api/v1/rollouts/NE-NONE",
                                rollout.formatted("ne-three-t", "ECO_CONNECTED_VEHICLE"),
                                "If-None-Match",
                                "*")
                        .isProblem(422, "rollout-without-basis")
                        .body())
                .contains(
                        "NE-THREE names AUTO_CLOUD on 2021-01-01: no domain that the solution serves, nor the solution or its element.");
        assertThat(api.get("/api/v1/portfolio/gaps?asOf=2021-06-01&organization=ne-three")
                        .body())
                .doesNotContain("NE-RO");
        assertThat(elements("ne-three", "2021-06-01")).containsExactly("AUTO_CLOUD LIVE [NE-THREE STATED]");
        act(
                        "NE-THREE",
                        "amend",
                        "{\"effectiveOn\": \"2022-01-01\", \"removeElements\": [\"AUTO_CLOUD\"], \"note\": \"缩\"}")
                .has(200)
                .includes("""
                        {"consequences": [{"kind": "COVERAGE_LOST", "member": "elements[AUTO_CLOUD]"},
                                          {"kind": "ROLLOUT_LEFT", "code": "NE-RO", "on": "2022-01-01"}]}""");
        assertThat(api.get("/api/v1/portfolio/gaps?asOf=2022-06-01&organization=ne-three")
                        .body())
                .contains("ROLLOUT_BASIS_LOST", "NE-RO");
        assertThat(elements("ne-three", "2022-06-01")).containsExactly("AUTO_CLOUD LAPSED [NE-THREE STATED]");
    }

    @Test
    void theLastVersionThatHasAnElementKeepsItWhileAnAgreementNamesIt() {
        String version = """
                {"nameZh": "架构", "nameEn": "Architecture", "effectiveOn": "2035-01-31",
                 "layers": [{"kind": "VERTICAL", "elements": [{"code": "NE-ELEMENT", "nameZh": "要素", "nameEn": "Element"}]}]}""";
        api.put("/api/v1/architectures/ne-2035", version, "If-None-Match", "*").has(201);
        agreement("NE-FOUR", "ne-four", "\"elements\": [\"NE-ELEMENT\"]");
        api.send("DELETE", "/api/v1/architectures/ne-2035", null, "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"AGREEMENT\", \"code\": \"NE-FOUR\"}]}");
        act("NE-FOUR", "correct", "{\"reason\": \"误录\", \"elements\": []}").has(200);
        api.send("DELETE", "/api/v1/architectures/ne-2035", null, "If-Match", "*")
                .has(204);
        act("NE-FOUR", "amend", "{\"effectiveOn\": \"2022-01-01\", \"addElements\": [\"NE-ELEMENT\"], \"note\": \"x\"}")
                .isProblem(422, "rule-violated")
                .names("/addElements/0", "unknown-code");
    }
}
