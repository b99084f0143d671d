package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
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
                        {"rows": [{"breadth": {"domains": 7, "elements": 4},
                                   "depth": {"launched": 0, "underWay": 0, "deployments": 0, "instruments": 0}}]}""")
                .json()
                .at("/rows/0");
        assertThat(row.at("/cells").findValuesAsString("state")).hasSize(7).containsOnly("AGREED");
    }

    @Test
    void theGroupsAgreementDoesNotExtendAsItDoesNotSaySo() {
        api.get("/api/v1/automakers/dongfeng-liuzhou/coverage?asOf=2019-07-01").includes("""
                {"rows": [{"breadth": {"domains": 1, "elements": 1}}]}""");
    }

    @ParameterizedTest(name = "on {0} there are {1} rows")
    @CsvSource({"2018-09-15, 0", "2018-09-16, 1", "2019-06-27, 1", "2019-06-28, 10"})
    void rowsAreThoseOfTheDate(String day, int rows) {
        assertThat(api.get("/api/v1/portfolio/coverage?asOf=" + day)
                        .has(200)
                        .json()
                        .at("/rows")
                        .size())
                .isEqualTo(rows);
    }

    @Test
    void aDeploymentOfAnUnknownSolutionCoversNothingAndIsCounted() {
        api.get("/api/v1/partners/didi/coverage?asOf=2019-07-01").has(200).includes("""
                {"rows": [{"breadth": {"domains": 0, "elements": 0}, "depth": {"deployments": 1},
                           "cells": [{"state": "NONE"}, {"state": "NONE", "deployments": []}, {"state": "NONE"}, {"state": "NONE"},
                                     {"state": "NONE"}, {"state": "NONE"}, {"state": "NONE"}]}]}""");
    }

    @Test
    void anAgreementWhoseScopeIsUnknownCoversNothing() {
        api.get("/api/v1/partners/ecarx/coverage?asOf=2019-07-01").has(200).includes("""
                {"rows": [{"breadth": {"domains": 0, "elements": 0}}]}""");
    }
}
