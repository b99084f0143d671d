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
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** 四横两纵一中台 with what is covered of it: of one, of a group, of the portfolio. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapabilityMapTests {

    @Autowired
    private Api api;

    @BeforeAll
    void thePortfolio() {
        Recording record = new Recording(api);
        record.automaker("cm-group", "GROUP", "");
        record.subsidiary("cm-child", "cm-group");
        record.automaker("cm-brand", "BRAND", ", \"parent\": \"cm-child\"");
        record.partner("cm-operator", "MOBILITY_OPERATOR", "");
        record.signed("CM-GROUP", "cm-group", "[\"CONNECTED_VEHICLE\", \"VEHICLE_SECURITY\"]", "2020-01-01", "");
        record.signed("CM-CHILD", "cm-child", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", "");
        record.signed(
                "CM-BRAND",
                "cm-brand",
                "[\"VEHICLE_SECURITY\", \"SMART_MOBILITY\"]",
                "2020-01-01",
                ", \"expiresOn\": \"2020-12-31\"");
        record.model("cm-t1", "cm-child");
        record.launched("CM-T1", "cm-t1", "ECO_CONNECTED_VEHICLE", "2020-06-01", true);
        record.model("cm-t2", "cm-brand");
        record.planned("CM-T2", "cm-t2", "AUTONOMOUS_DRIVING", "2030-01-01");
        record.deployment("CM-DP", "cm-brand", ", \"solution\": \"MOBILITY_SERVICE\", \"from\": \"2020-05-01\"");
        record.deployment(
                "CM-DP-OPERATOR", "cm-operator", ", \"solution\": \"MOBILITY_SERVICE\", \"from\": \"2020-05-01\"");
    }

    /** The elements that are not NONE, each with its state and how many cover it. */
    private static List<String> states(Answer map) {
        List<String> states = new ArrayList<>();
        for (JsonNode layer : map.has(200).json().at("/layers")) {
            for (JsonNode element : layer.path("elements")) {
                if (!element.path("state").asString().equals("NONE")) {
                    states.add("%s %s %d"
                            .formatted(
                                    element.path("code").asString(),
                                    element.path("state").asString(),
                                    element.path("covering").asInt()));
                }
            }
        }
        return states;
    }

    @Test
    void theMapHasTheShapeOfTheArchitecture() {
        Answer map = api.get("/api/v1/automakers/cm-child/capability-map?asOf=2020-07-01")
                .has(200)
                .includes("""
                        {"organization": "cm-child", "nameZh": "名 cm-child", "nameEn": "Name cm-child", "asOf": "2020-07-01",
                         "architecture": "2019-05", "architectureNameZh": "四横两纵一中台", "organizations": 1,
                         "layers": [{"kind": "HORIZONTAL", "nameZh": "横", "declaredCount": 4},
                                    {"kind": "VERTICAL", "nameZh": "纵", "declaredCount": 2},
                                    {"kind": "PLATFORM", "nameZh": "中台", "declaredCount": 1}],
                         "capabilities": [{"code": "CLOUD"}, {"code": "LBS"}, {"code": "AI"}, {"code": "BIG_DATA"}]}""");
        assertThat(map.json().at("/layers").findValuesAsString("code"))
                .containsExactly(
                        "IOV",
                        "AUTO_CLOUD",
                        "AUTONOMOUS_DRIVING",
                        "MOBILITY_SERVICE",
                        "VEHICLE_SECURITY",
                        "CONTENT",
                        "DATA_TECH_PLATFORM");
    }

    @Test
    void anElementTellsItsStateAndWhatItRestsOn() {
        api.get("/api/v1/automakers/cm-child/capability-map?asOf=2020-07-01").includes("""
                {"layers": [{"elements": [
                    {"code": "IOV", "nameZh": "车联网", "confidence": "INFERRED", "state": "LIVE", "covering": 1,
                     "agreements": ["CM-CHILD"], "rollouts": ["CM-T1"], "deployments": []},
                    {"code": "AUTO_CLOUD", "state": "NONE", "covering": 0, "agreements": [], "rollouts": []},
                    {"code": "AUTONOMOUS_DRIVING", "state": "NONE"}, {"code": "MOBILITY_SERVICE", "state": "NONE"}]},
                    {}, {}]}""");
    }

    @Test
    void ofOneOrganizationItIsItsOwnCoverage() {
        assertThat(states(api.get("/api/v1/automakers/cm-group/capability-map?asOf=2020-07-01")))
                .containsExactly("IOV AGREED 1", "VEHICLE_SECURITY AGREED 1");
        assertThat(states(api.get("/api/v1/automakers/cm-brand/capability-map?asOf=2020-07-01")))
                .containsExactly(
                        "AUTONOMOUS_DRIVING PLANNED 0", "MOBILITY_SERVICE LIVE 1", "VEHICLE_SECURITY AGREED 1");
        assertThat(states(api.get("/api/v1/partners/cm-operator/capability-map?asOf=2020-07-01")))
                .containsExactly("MOBILITY_SERVICE UNCOVERED 0");
    }

    @Test
    void ofAGroupItIsTheFurthestOfAllThatBelongsToIt() {
        String group = "/api/v1/automakers/cm-group/capability-map?includeDescendants=true&asOf=";
        Answer map = api.get(group + "2020-07-01").includes("{\"organization\": \"cm-group\", \"organizations\": 3}");
        assertThat(states(map))
                .containsExactly(
                        "IOV LIVE 2",
                        "AUTONOMOUS_DRIVING PLANNED 0",
                        "MOBILITY_SERVICE LIVE 1",
                        "VEHICLE_SECURITY AGREED 2");
        map.includes("""
                {"layers": [{"elements": [{"code": "IOV", "agreements": ["CM-CHILD", "CM-GROUP"], "rollouts": ["CM-T1"]}, {}, {},
                                          {"code": "MOBILITY_SERVICE", "agreements": ["CM-BRAND"], "deployments": ["CM-DP"]}]}, {}, {}]}""");
        assertThat(states(api.get(group + "2021-01-01")))
                .as("one lapsed, the other is in force")
                .containsExactly(
                        "IOV LIVE 2",
                        "AUTONOMOUS_DRIVING PLANNED 0",
                        "MOBILITY_SERVICE LAPSED 0",
                        "VEHICLE_SECURITY AGREED 1");
    }

    @Test
    void ofThePortfolioItIsTheFurthestOfAllAutomakers() {
        Answer map = api.get("/api/v1/portfolio/capability-map?asOf=2020-07-01")
                .has(200)
                .includes("{\"organization\": null, \"nameZh\": \"全部合作车企\", \"nameEn\": \"All automakers\"}");
        assertThat(map.json().at("/organizations").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(states(map)).anyMatch(state -> state.startsWith("IOV LIVE "));
        int covering = Integer.parseInt(states(map).stream()
                .filter(state -> state.startsWith("VEHICLE_SECURITY AGREED "))
                .findFirst()
                .orElseThrow()
                .substring("VEHICLE_SECURITY AGREED ".length()));
        assertThat(covering).isGreaterThanOrEqualTo(2);
    }

    @Test
    void beforeTheFirstArchitectureThereIsNoMap() {
        api.get("/api/v1/automakers/cm-group/capability-map?asOf=2019-05-30").isProblem(404, "not-found");
        api.get("/api/v1/portfolio/capability-map?asOf=2019-05-30").isProblem(404, "not-found");
        assertThat(states(api.get("/api/v1/automakers/cm-group/capability-map?asOf=2019-05-31")))
                .containsExactly();
    }
}
