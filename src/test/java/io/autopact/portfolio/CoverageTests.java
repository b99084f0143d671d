package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Who covers what, over HTTP: a group whose agreement extends, one whose agreement does not, and what each rests on.
 */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageTests {

    private static final String COVERAGE = "/api/v1/portfolio/coverage";
    private static final String FAMILY = "cv-group,cv-liuzhou,cv-brand,cv-alone";

    @Autowired
    private Api api;

    @BeforeAll
    void thePortfolio() {
        Recording record = new Recording(api);
        record.automaker("cv-group", "GROUP", "");
        record.automaker("cv-liuzhou", "SUBSIDIARY", """
                , "ties": [{"to": "cv-group", "kind": "SUBSIDIARY_OF", "until": "2023-12-31"}]""");
        record.automaker("cv-brand", "BRAND", ", \"parent\": \"cv-liuzhou\"");
        record.automaker("cv-venture", "JOINT_VENTURE", """
                , "ties": [{"to": "cv-group", "kind": "JOINT_VENTURE_OF"}]""");
        record.automaker("cv-alone");
        record.signed("CV-GROUP", "cv-group", "[\"CONNECTED_VEHICLE\", \"SMART_LOGISTICS\"]", "2020-01-01", """
                , "solutions": ["ICV_CLOUD_PLATFORM"]""");
        record.act("CV-GROUP", "amend", """
                {"effectiveOn": "2021-01-01", "addDomains": ["SMART_MOBILITY"], "removeDomains": ["SMART_LOGISTICS"],
                 "extendsToSubsidiaries": true, "note": "补充协议一"}""");
        record.signed("CV-OWN", "cv-liuzhou", """
                [{"domain": "CONNECTED_VEHICLE", "confidence": "INFERRED"}]""", "2018-09-16", ", \"expiresOn\": \"2020-09-15\"");
        record.draft("CV-DRAFT", "cv-liuzhou", "[\"JOINT_INNOVATION\"]", ", \"draftedOn\": \"2022-05-01\"");
        record.model("cv-t5", "cv-liuzhou");
        record.launched("CV-T5", "cv-t5", "ECO_CONNECTED_VEHICLE", "2019-06-28", true);
        record.model("cv-t6", "cv-alone");
        record.planned("CV-T6", "cv-t6", "AUTONOMOUS_DRIVING", "2024-01-01");
        record.launched("CV-T6-IOV", "cv-t6", "ECO_CONNECTED_VEHICLE", "2022-01-01", false);
        record.partner("cv-operator", "MOBILITY_OPERATOR", "");
        record.deployment("CV-DP", "cv-operator", ", \"solution\": \"MOBILITY_SERVICE\", \"from\": \"2021-05-01\"");
    }

    private JsonNode cell(String organization, String asOf, String subject) {
        Answer answer = api.get(COVERAGE + "?organization=%s&asOf=%s".formatted(organization, asOf))
                .has(200);
        for (String kind : List.of("cells", "elements")) {
            for (JsonNode cell : answer.json().at("/rows/0/" + kind)) {
                if (cell.path("domain").asString("").equals(subject)
                        || ("*" + cell.path("element").asString("")).equals(subject)) {
                    return cell;
                }
            }
        }
        throw new AssertionError("No cell %s in %s".formatted(subject, answer.body()));
    }

    private String state(String organization, String asOf, String subject) {
        return cell(organization, asOf, subject).path("state").asString();
    }

    private static List<String> organizations(Answer answer) {
        List<String> codes = new ArrayList<>();
        answer.has(200)
                .json()
                .at("/rows")
                .forEach(row -> codes.add(row.path("organization").asString()));
        return codes;
    }

    @ParameterizedTest(name = "{1}: {0} has {2} {3}")
    @CsvSource({
        "cv-liuzhou, 2018-09-15, CONNECTED_VEHICLE, NONE",
        "cv-liuzhou, 2018-09-16, CONNECTED_VEHICLE, AGREED",
        "cv-liuzhou, 2019-06-28, CONNECTED_VEHICLE, LIVE",
        "cv-liuzhou, 2020-09-15, CONNECTED_VEHICLE, LIVE",
        "cv-liuzhou, 2020-09-16, CONNECTED_VEHICLE, LAPSED",
        "cv-liuzhou, 2021-01-01, CONNECTED_VEHICLE, LIVE",
        "cv-liuzhou, 2023-12-31, CONNECTED_VEHICLE, LIVE",
        "cv-liuzhou, 2024-01-01, CONNECTED_VEHICLE, LAPSED",
        "cv-liuzhou, 2020-12-31, SMART_MOBILITY, NONE",
        "cv-liuzhou, 2021-01-01, SMART_MOBILITY, AGREED",
        "cv-liuzhou, 2022-04-30, JOINT_INNOVATION, NONE",
        "cv-liuzhou, 2022-05-01, JOINT_INNOVATION, PLANNED",
        "cv-brand, 2021-01-01, SMART_MOBILITY, AGREED",
        "cv-brand, 2024-01-01, SMART_MOBILITY, NONE",
        "cv-venture, 2021-01-01, SMART_MOBILITY, NONE",
        "cv-group, 2020-12-31, SMART_LOGISTICS, AGREED",
        "cv-group, 2021-01-01, SMART_LOGISTICS, NONE",
        "cv-alone, 2021-12-31, CONNECTED_VEHICLE, NONE",
        "cv-alone, 2022-01-01, CONNECTED_VEHICLE, UNCOVERED",
        "cv-alone, 2021-12-31, AUTONOMOUS_DRIVING, PLANNED",
        "cv-operator, 2021-04-30, SMART_MOBILITY, NONE",
        "cv-operator, 2021-05-01, SMART_MOBILITY, UNCOVERED",
        "cv-liuzhou, 2019-06-28, *IOV, LIVE",
        "cv-liuzhou, 2020-09-16, *IOV, LAPSED",
        "cv-group, 2020-06-01, *AUTO_CLOUD, AGREED",
        "cv-liuzhou, 2021-01-01, *MOBILITY_SERVICE, AGREED",
        "cv-operator, 2021-05-01, *MOBILITY_SERVICE, UNCOVERED",
        "cv-liuzhou, 2021-01-01, *CONTENT, NONE"
    })
    void theStateOfACellIsThatOfTheDate(String organization, String asOf, String subject, String state) {
        assertThat(state(organization, asOf, subject)).isEqualTo(state);
    }

    @Test
    void aGroupsAgreementThatExtendsIsCitedWithTheGroupAndTheAmendmentThatExtendsIt() {
        assertThat(cell("cv-brand", "2021-06-01", "CONNECTED_VEHICLE")
                        .path("basis")
                        .toString())
                .isEqualTo("[{\"agreement\":\"CV-GROUP\",\"amendment\":1,\"inheritedFrom\":\"cv-group\","
                        + "\"confidence\":\"STATED\",\"phase\":\"IN_FORCE\"}]");
    }

    @Test
    void theAmendmentThatBroughtADomainIsCited() {
        assertThat(cell("cv-group", "2021-06-01", "SMART_MOBILITY")
                        .path("basis")
                        .toString())
                .isEqualTo("[{\"agreement\":\"CV-GROUP\",\"amendment\":1,\"inheritedFrom\":null,"
                        + "\"confidence\":\"STATED\",\"phase\":\"IN_FORCE\"}]");
    }

    @Test
    void whatLapsedCitesTheAgreementThatWasAndTheRolloutThatIs() {
        JsonNode cell = cell("cv-liuzhou", "2020-10-01", "CONNECTED_VEHICLE");
        assertThat(cell.path("basis").toString())
                .isEqualTo("[{\"agreement\":\"CV-OWN\",\"amendment\":null,\"inheritedFrom\":null,"
                        + "\"confidence\":\"INFERRED\",\"phase\":\"EXPIRED\"}]");
        assertThat(cell.path("rollouts").toString()).isEqualTo("[\"CV-T5\"]");
    }

    @Test
    void whatLeftItsGroupKeepsItsPastAndCitesWhatItHadFromTheGroup() {
        assertThat(cell("cv-liuzhou", "2024-06-01", "CONNECTED_VEHICLE")
                        .path("basis")
                        .findValuesAsString("inheritedFrom"))
                .containsExactly("cv-group", "");
        assertThat(state("cv-liuzhou", "2023-12-31", "SMART_MOBILITY")).isEqualTo("AGREED");
    }

    @Test
    void anElementThatASolutionIsInferredToBelongToIsCoveredAsInferred() {
        assertThat(cell("cv-group", "2020-06-01", "*AUTO_CLOUD").path("basis").toString())
                .contains("\"confidence\":\"INFERRED\"");
    }

    @Test
    void aRowHasACellForEveryDomainAndElementOfTheDay() {
        JsonNode answer = api.get(COVERAGE + "?organization=cv-alone&asOf=2022-01-01")
                .has(200)
                .includes("""
                        {"architecture": "2019-05",
                         "domains": ["CONNECTED_VEHICLE", "SMART_MOBILITY", "VEHICLE_SECURITY", "AUTONOMOUS_DRIVING",
                                     "SMART_LOGISTICS", "DIGITAL_TRANSFORMATION", "JOINT_INNOVATION"],
                         "elements": ["IOV", "AUTO_CLOUD", "AUTONOMOUS_DRIVING", "MOBILITY_SERVICE", "VEHICLE_SECURITY",
                                      "CONTENT", "DATA_TECH_PLATFORM"]}""")
                .json();
        assertThat(answer.at("/rows/0/cells").findValuesAsString("domain"))
                .isEqualTo(answer.at("/domains").values().stream()
                        .map(JsonNode::asString)
                        .toList());
        assertThat(answer.at("/rows/0/elements").findValuesAsString("element"))
                .isEqualTo(answer.at("/elements").values().stream()
                        .map(JsonNode::asString)
                        .toList());
    }

    @Test
    void breadthAndDepthArePlainCounts() {
        api.get(COVERAGE + "?organization=cv-alone&asOf=2022-06-01").has(200).includes("""
                {"rows": [{"organization": "cv-alone", "nameZh": "名 cv-alone", "nameEn": "Name cv-alone",
                           "breadth": {"domains": 0, "elements": 0},
                           "depth": {"launched": 1, "underWay": 1, "deployments": 0, "instruments": 0}}]}""");
        api.get(COVERAGE + "?organization=cv-group&asOf=2020-06-01").has(200).includes("""
                {"rows": [{"breadth": {"domains": 2, "elements": 2}}]}""");
    }

    @Test
    void beforeAnythingWasThereTheRowsAreEmptyAndTheDomainsAreAllThere() {
        api.get(COVERAGE + "?asOf=1900-01-01").has(200).is("""
                {"asOf": "1900-01-01", "architecture": null, "elements": [], "capabilities": [], "rows": [],
                 "domains": ["CONNECTED_VEHICLE", "SMART_MOBILITY", "VEHICLE_SECURITY", "AUTONOMOUS_DRIVING",
                             "SMART_LOGISTICS", "DIGITAL_TRANSFORMATION", "JOINT_INNOVATION"]}""");
    }

    @Test
    void rowsAreTheAutomakersInCooperationAndThoseThatAnAgreementCovers() {
        assertThat(organizations(api.get(COVERAGE + "?asOf=2019-01-01")))
                .contains("cv-liuzhou")
                .doesNotContain("cv-group", "cv-brand", "cv-alone", "cv-operator");
        assertThat(organizations(api.get(COVERAGE + "?asOf=2022-06-01")))
                .contains("cv-group", "cv-liuzhou", "cv-brand")
                .doesNotContain("cv-venture", "cv-alone", "cv-operator");
    }

    @Test
    void whoeverIsAskedForHasARow() {
        assertThat(organizations(api.get(COVERAGE + "?organization=cv-operator,cv-alone&asOf=2018-01-01")))
                .containsExactly("cv-alone", "cv-operator");
    }

    @Test
    void allThatBelongsToItAtTheDateComesAlongWhereAskedFor() {
        String group = COVERAGE + "?organization=cv-group&includeDescendants=true&asOf=";
        assertThat(organizations(api.get(group + "2022-06-01")))
                .containsExactly("cv-brand", "cv-group", "cv-liuzhou", "cv-venture");
        assertThat(organizations(api.get(group + "2024-01-01"))).containsExactly("cv-group", "cv-venture");
        assertThat(organizations(
                        api.get("/api/v1/automakers/cv-group/coverage?includeDescendants=true&asOf=2024-01-01")))
                .containsExactly("cv-group", "cv-venture");
    }

    @ParameterizedTest(name = "by {0}: {1}")
    @CsvSource({
        "organization, cv-alone cv-brand cv-group cv-liuzhou",
        "-organization, cv-liuzhou cv-group cv-brand cv-alone",
        "domains, cv-alone cv-brand cv-group cv-liuzhou",
        "-domains, cv-brand cv-group cv-liuzhou cv-alone",
        "elements, cv-alone cv-brand cv-group cv-liuzhou",
        "-elements, cv-brand cv-group cv-liuzhou cv-alone",
        "launched, cv-brand cv-group cv-alone cv-liuzhou",
        "-launched, cv-alone cv-liuzhou cv-brand cv-group",
        "underWay, cv-brand cv-group cv-liuzhou cv-alone",
        "-underWay, cv-alone cv-brand cv-group cv-liuzhou",
        "deployments, cv-alone cv-brand cv-group cv-liuzhou",
        "-deployments, cv-alone cv-brand cv-group cv-liuzhou",
        "instruments, cv-alone cv-brand cv-group cv-liuzhou",
        "-instruments, cv-alone cv-brand cv-group cv-liuzhou",
        "'-launched,-organization', cv-liuzhou cv-alone cv-group cv-brand"
    })
    void rowsAreSortedByPlainCountsAndThenByCode(String sort, String expected) {
        assertThat(organizations(api.get(COVERAGE + "?organization=" + FAMILY + "&asOf=2022-06-01&sort=" + sort)))
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-", "domains,,launched", "DOMAINS"})
    void anUnknownSortIsRefused(String sort) {
        api.get(COVERAGE + "?sort=" + sort).isProblem(400, "invalid-request").names("sort", "unknown");
    }

    @Test
    void anUnknownCodeIsRefusedByName() {
        assertThat(api.get(COVERAGE + "?organization=cv-group,cv-nobody")
                        .isProblem(400, "invalid-request")
                        .names("organization", "unknown-code")
                        .body())
                .contains("cv-nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/portfolio/coverage?asOf=1885-12-31",
                "/api/v1/portfolio/coverage?asOf=2201-01-01",
                "/api/v1/portfolio/coverage?asOf=99999-01-01",
                "/api/v1/portfolio/coverage?asOf=yesterday",
                "/api/v1/portfolio/capability-map?asOf=0001-01-01",
                "/api/v1/portfolio/summary?asOf=9999-12-31",
                "/api/v1/portfolio/white-space?asOf=1885-12-31",
                "/api/v1/portfolio/gaps?asOf=2201-01-01",
                "/api/v1/automakers/cv-group/coverage?asOf=-4713-01-01",
                "/api/v1/automakers/cv-group/capability-map?asOf=2201-01-01",
                "/api/v1/automakers/cv-group/timeline?asOf=1885-12-31",
                "/api/v1/automakers/cv-group/brief?asOf=2201-01-01"
            })
    void aDateOutsideReasonIsRefused(String question) {
        api.get(question).isProblem(400, "invalid-request");
    }

    @Test
    void anAutomakerAndAPartnerHaveTheirOwnPages() {
        assertThat(organizations(api.get("/api/v1/automakers/cv-liuzhou/coverage?asOf=2022-06-01")))
                .containsExactly("cv-liuzhou");
        assertThat(api.get("/api/v1/automakers/cv-liuzhou/coverage?asOf=2022-06-01")
                        .json())
                .isEqualTo(api.get(COVERAGE + "?organization=cv-liuzhou&asOf=2022-06-01")
                        .json());
        assertThat(organizations(api.get("/api/v1/partners/cv-operator/coverage?asOf=2022-06-01")))
                .containsExactly("cv-operator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/automakers/cv-nobody/",
                "/api/v1/partners/cv-nobody/",
                "/api/v1/partners/cv-group/",
                "/api/v1/automakers/cv-operator/"
            })
    void whoIsNotThereHasNoPages(String path) {
        for (String page : List.of("coverage", "capability-map", "timeline", "brief", "brief.md")) {
            api.get(path + page).isProblem(404, "not-found");
        }
    }

    @Test
    void aMergedCodeLeadsToTheOneThatStays() {
        Recording record = new Recording(api);
        record.automaker("cv-duplicate");
        record.automaker("cv-stays");
        api.post("/api/v1/automakers/cv-duplicate/merge", "{\"into\": \"cv-stays\"}", "If-Match", "*")
                .has(200);
        for (String page : List.of("coverage", "capability-map", "timeline", "brief")) {
            assertThat(api.get("/api/v1/automakers/cv-duplicate/" + page + "?asOf=2022-01-01")
                            .has(301)
                            .header("Location"))
                    .isEqualTo("/api/v1/automakers/cv-stays/" + page + "?asOf=2022-01-01");
        }
    }

    @Test
    void aMergedCodeAnswersAsItsSuccessor() {
        Recording record = new Recording(api);
        record.automaker("cv-gone");
        record.automaker("cv-kept");
        api.post("/api/v1/automakers/cv-gone/merge", "{\"into\": \"cv-kept\"}", "If-Match", "*")
                .has(200);
        assertThat(organizations(api.get(COVERAGE + "?organization=cv-gone"))).containsExactly("cv-kept");
    }

    @Test
    void whatIsArchivedAnswersAsBefore() {
        Recording record = new Recording(api);
        record.automaker("cv-archived");
        record.signed("CV-ARCHIVED", "cv-archived", "[\"VEHICLE_SECURITY\"]", "2020-01-01", "");
        api.post("/api/v1/automakers/cv-archived/archive", "{}", "If-Match", "*")
                .has(200);
        assertThat(state("cv-archived", "2020-06-01", "VEHICLE_SECURITY")).isEqualTo("AGREED");
        assertThat(organizations(api.get(COVERAGE + "?asOf=2020-06-01"))).contains("cv-archived");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/portfolio/coverage?organization=cv-group&asOf=2022-01-01",
                "/api/v1/portfolio/capability-map?asOf=2022-01-01",
                "/api/v1/automakers/cv-group/coverage?asOf=2022-01-01",
                "/api/v1/automakers/cv-group/capability-map?asOf=2022-01-01",
                "/api/v1/automakers/cv-group/timeline?asOf=2022-01-01",
                "/api/v1/automakers/cv-group/brief?asOf=2022-01-01"
            })
    void whatDidNotChangeIsNotSentAgain(String question) {
        Answer first = api.get(question).has(200);
        Answer again = api.get(question, "If-None-Match", first.header("ETag"));
        assertThat(again.has(304).body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void theTagChangesWithTheAnswer() {
        Recording record = new Recording(api);
        record.automaker("cv-tagged");
        String question = COVERAGE + "?organization=cv-tagged&asOf=2022-01-01";
        String before = api.get(question).header("ETag");
        record.signed("CV-TAGGED", "cv-tagged", "[\"VEHICLE_SECURITY\"]", "2020-01-01", "");
        Answer after = api.get(question, "If-None-Match", before).has(200);
        assertThat(after.header("ETag")).isNotEqualTo(before);
    }

    @Test
    void everyRoleThatReadsMayAskAndNobodyElse() {
        assertThat(api.sendAs(api.token("VIEWER"), "GET", COVERAGE + "?asOf=2022-01-01", null)
                        .status())
                .isEqualTo(200);
        assertThat(api.sendAs(null, "GET", COVERAGE, null).status()).isEqualTo(401);
    }
}
