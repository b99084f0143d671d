package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the article's portfolio covers, and what it leaves open. */
@ArticleTest
class ArticleCoverageTests {

    @Autowired
    private Api api;

    @Test
    void dongfengLiuzhouIsLiveInTheConnectedVehicleByItsOwnAgreementAndTheT5() {
        api.get("/api/v1/portfolio/coverage?asOf=2019-07-01&organization=dongfeng-liuzhou")
                .has(200)
                .includes("""
                        {"asOf": "2019-07-01", "rows": [{"organization": "dongfeng-liuzhou", "cells": [
                            {"domain": "CONNECTED_VEHICLE", "state": "LIVE",
                             "basis": [{"agreement": "AG-2018-DONGFENG-LIUZHOU", "amendment": null, "inheritedFrom": null,
                                        "confidence": "INFERRED"}],
                             "rollouts": ["RO-FORTHING-T5"], "deployments": []},
                            {"domain": "SMART_MOBILITY", "state": "NONE"}, {"domain": "VEHICLE_SECURITY", "state": "NONE"},
                            {"domain": "AUTONOMOUS_DRIVING", "state": "NONE"}, {"domain": "SMART_LOGISTICS", "state": "NONE"},
                            {"domain": "DIGITAL_TRANSFORMATION", "state": "NONE"}, {"domain": "JOINT_INNOVATION", "state": "NONE"}]}]}""");
    }

    @Test
    void theGroupCoversAllSevenAndHasLandedNothingItself() {
        JsonNode row = api.get("/api/v1/automakers/dongfeng/coverage?asOf=2019-07-01")
                .has(200)
                .includes("""
                        {"rows": [{"breadth": {"domains": 7, "elements": 7, "capabilities": 4},
                                   "depth": {"launched": 0, "underWay": 0, "deployments": 0, "instruments": 0}}]}""")
                .json()
                .at("/rows/0");
        assertThat(row.at("/cells").findValuesAsString("state")).hasSize(7).containsOnly("AGREED");
    }

    @Test
    void theMapOfDongfengIsTheWholeArchitectureAsTheSpeakerSaysOfIt() {
        String map = "/api/v1/automakers/dongfeng/capability-map?asOf=2019-07-01";
        JsonNode alone = api.get(map).has(200).json();
        assertThat(alone.at("/layers").findValuesAsString("state")).hasSize(7).containsOnly("AGREED");
        assertThat(alone.at("/capabilities").findValuesAsString("state"))
                .hasSize(4)
                .containsOnly("AGREED");
        assertThat(alone.at("/capabilities/1/agreements/0").asString()).isEqualTo("AG-2019-DONGFENG");
        JsonNode group = api.get(map + "&includeDescendants=true").has(200).json();
        assertThat(group.at("/layers").findValuesAsString("state"))
                .containsExactly("LIVE", "AGREED", "AGREED", "AGREED", "AGREED", "AGREED", "AGREED");
        assertThat(group.at("/capabilities").findValuesAsString("state"))
                .hasSize(4)
                .containsOnly("AGREED");
    }

    @Test
    void theGroupsAgreementDoesNotExtendAsItDoesNotSaySo() {
        api.get("/api/v1/automakers/dongfeng-liuzhou/coverage?asOf=2019-07-01").includes("""
                {"rows": [{"breadth": {"domains": 1, "elements": 1}}]}""");
    }

    @ParameterizedTest(name = "on {0} there are {1} rows")
    @CsvSource({"2018-09-15, 0", "2018-09-16, 2", "2019-06-27, 5", "2019-06-28, 10"})
    void rowsAreThoseOfTheDate(String day, int rows) {
        assertThat(api.get("/api/v1/portfolio/coverage?asOf=" + day)
                        .has(200)
                        .json()
                        .at("/rows")
                        .size())
                .isEqualTo(rows);
    }

    @Test
    void whatIsDeployedWithoutAnAgreementIsUncoveredAndCounted() {
        api.get("/api/v1/partners/didi/coverage?asOf=2019-07-01").has(200).includes("""
                {"rows": [{"breadth": {"domains": 0, "elements": 0}, "depth": {"deployments": 2},
                           "cells": [{"state": "NONE"}, {"state": "UNCOVERED", "deployments": ["DP-DIDI"]}, {"state": "NONE"}, {"state": "NONE"},
                                     {"state": "NONE"}, {"state": "NONE"}, {"state": "NONE"}]}]}""");
    }

    @Test
    void anAgreementWhoseScopeIsUnknownCoversNothing() {
        api.get("/api/v1/partners/ecarx/coverage?asOf=2019-07-01").has(200).includes("""
                {"rows": [{"breadth": {"domains": 0, "elements": 0}}]}""");
    }

    /** The operator is served, and belongs to the automaker in some way: that is no white space without a mark. */
    @Test
    void whiteSpaceTellsWhatIsDeployedAtAnAffiliate() {
        assertThat(api.get("/api/v1/portfolio/white-space?domain=SMART_MOBILITY&asOf=2019-07-01&limit=500")
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(item -> item.path("organization").asString().equals("gac"))
                        .flatMap(item -> item.path("affiliates").valueStream())
                        .map(affiliate -> affiliate.path("code").asString()))
                .containsExactly("ruqi");
    }

    @Test
    void theDataSetHasARowForEachCellOfTheDay() {
        JsonNode coverage =
                api.get("/api/v1/portfolio/coverage?asOf=2019-07-01").has(200).json();
        List<List<String>> rows = Csv.rows(
                api.get("/api/v1/exports/coverage.csv?asOf=2019-07-01").has(200).body());
        List<String> told = new ArrayList<>();
        coverage.at("/rows")
                .forEach(row -> row.at("/cells")
                        .forEach(cell -> told.add(String.join(
                                ",",
                                row.at("/organization").asString(),
                                cell.at("/domain").asString(),
                                "2019-07-01",
                                cell.at("/state").asString(),
                                cell.at("/basis/0/agreement").asString(""),
                                cell.at("/basis/0/confidence").asString(""),
                                String.join(";", cell.at("/basis").findValuesAsString("agreement")),
                                cell.at("/rollouts/0").asString("")))));
        assertThat(rows.stream()
                        .skip(1)
                        .map(row -> String.join(
                                ",",
                                row.get(0),
                                row.get(1),
                                row.get(2),
                                row.get(3),
                                row.get(4),
                                row.get(7),
                                row.get(8),
                                row.get(9))))
                .hasSize(10 * 7)
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @ParameterizedTest(name = "{1} on {0}: {2}")
    @CsvSource({
        "2019-06-27, CERTAIN, changan dongfeng dongfeng-liuzhou faw gac",
        "2019-06-27, POSSIBLE, audi bmw fca geely mercedes-benz",
        "2019-06-27, ALL, audi bmw changan dongfeng dongfeng-liuzhou faw fca gac geely mercedes-benz",
        "2019-06-28, POSSIBLE, ''",
    })
    void whoMayBeInCooperationIsToldWhereItIsAsked(String day, String certainty, String organizations) {
        JsonNode rows = api.get("/api/v1/portfolio/coverage?asOf=%s&certainty=%s".formatted(day, certainty))
                .has(200)
                .json()
                .at("/rows");
        assertThat(String.join(" ", rows.findValuesAsString("organization"))).isEqualTo(organizations);
        assertThat(rows.valueStream()
                        .filter(row -> row.at("/certainty").asString().equals("POSSIBLE"))
                        .count())
                .isEqualTo(day.equals("2019-06-27") && !certainty.equals("CERTAIN") ? 5 : 0);
    }

    @Test
    void whatMayHaveLandedIsToldBesideWhatHas() {
        api.get("/api/v1/partners/didi/coverage?asOf=2019-06-27").has(200).includes("""
                {"rows": [{"certainty": null, "depth": {"deployments": 0}, "cells": [
                    {"domain": "CONNECTED_VEHICLE", "state": "NONE", "possible": null},
                    {"domain": "SMART_MOBILITY", "state": "NONE", "deployments": [],
                     "possible": {"state": "UNCOVERED", "basis": [], "deployments": ["DP-DIDI"]}},
                    {}, {}, {}, {}, {}]}]}""");
        api.get("/api/v1/partners/didi/coverage?asOf=2019-06-28").has(200).includes("""
                {"rows": [{"depth": {"deployments": 2}, "cells": [
                    {}, {"domain": "SMART_MOBILITY", "state": "UNCOVERED", "possible": null}, {}, {}, {}, {}, {}]}]}""");
        assertThat(api.get("/api/v1/partners/didi/capability-map?asOf=2019-06-27")
                        .has(200)
                        .json()
                        .at("/layers/0/elements")
                        .findValuesAsString("possible"))
                .contains("UNCOVERED");
    }

    @Test
    void aWordThatSaysNothingOfCertaintyIsRefused() {
        api.get("/api/v1/portfolio/coverage?certainty=MAYBE")
                .isProblem(400, "invalid-request")
                .includes("""
                {"errors": [{"parameter": "certainty"}]}""");
    }

    @Test
    void theDataSetTellsWhatEachCellRestsOn() {
        assertThat(api.get("/api/v1/exports/coverage.csv?asOf=2019-07-01")
                        .has(200)
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("organization,")
                                || line.startsWith("dongfeng-liuzhou,CONNECTED_VEHICLE,")
                                || line.startsWith("dongfeng,JOINT_INNOVATION,")
                                || line.startsWith("audi,CONNECTED_VEHICLE,"))
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo("""
                        organization,domain,as_of,state,agreement,amendment,inherited_from,confidence,agreements,rollouts,deployments,organization_name_zh,organization_name_en,domain_name_zh,domain_name_en,possible_state,possible_agreements
                        audi,CONNECTED_VEHICLE,2019-07-01,NONE,,,,,,,,奥迪,Audi,智能网联汽车,Intelligent connected vehicles,,
                        dongfeng,JOINT_INNOVATION,2019-07-01,AGREED,AG-2019-DONGFENG,,,STATED,AG-2019-DONGFENG,,,东风汽车集团,Dongfeng Motor Corporation,联合创新,Joint innovation,,
                        dongfeng-liuzhou,CONNECTED_VEHICLE,2019-07-01,LIVE,AG-2018-DONGFENG-LIUZHOU,,,INFERRED,AG-2018-DONGFENG-LIUZHOU,RO-FORTHING-T5,,东风柳汽,Dongfeng Liuzhou Motor,智能网联汽车,Intelligent connected vehicles,,
                        """);
        assertThat(api.get("/api/v1/exports/coverage.csv?asOf=2018-09-15")
                        .has(200)
                        .body())
                .as("before the first agreement the header stands alone")
                .hasLineCount(1);
    }
}
