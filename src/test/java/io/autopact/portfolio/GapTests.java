package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the register cannot bear out, kind by kind, and how each gap comes and goes with the date. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GapTests {

    private static final String GAPS = "/api/v1/portfolio/gaps?asOf=";
    private static final String LATER = "2190-06-30";

    @Autowired
    private Api api;

    @BeforeAll
    void thePortfolio() {
        Recording record = new Recording(api);
        record.automaker(
                "gp-group", "GROUP", ", \"cooperation\": {\"since\": \"2018-01-01\", \"until\": \"2022-12-31\"}");
        record.subsidiary("gp-child", "gp-group");
        record.automaker("gp-maker");
        record.partner("gp-operator", "MOBILITY_OPERATOR", "");
        record.signed("GP-UNKNOWN", "gp-group", "[]", "2020-01-01", ", \"expiresOn\": \"2020-12-31\"");
        record.act("GP-UNKNOWN", "amend", """
                {"effectiveOn": "2020-07-01", "addDomains": ["SMART_LOGISTICS"], "extendsToSubsidiaries": true, "note": "补"}""");
        record.signed("GP-NAMED", "gp-maker", "[]", "2018-01-01", ", \"solutions\": [\"SMART_4S\"]");
        record.signed("GP-BASIS", "gp-maker", "[\"CONNECTED_VEHICLE\"]", "2019-01-01", "");
        record.act("GP-BASIS", "terminate", "{\"on\": \"2020-06-30\", \"reason\": \"终止\"}");
        record.signed(
                "GP-AGAIN", "gp-maker", "[\"CONNECTED_VEHICLE\"]", "2021-01-01", ", \"expiresOn\": \"2021-12-31\"");
        record.model("gp-t1", "gp-maker");
        record.launched("GP-LOST", "gp-t1", "ECO_CONNECTED_VEHICLE", "2019-06-28", true);
        record.launched("GP-BARE", "gp-t1", "V2X_5G", "2019-06-28", false);
        record.planned("GP-PLAN", "gp-t1", "ICV_CLOUD_PLATFORM", "2025-01-01");
        record.deployment("GP-DP-UNKNOWN", "gp-operator", ", \"from\": \"2019-06-28\", \"until\": \"2020-06-28\"");
        record.deployment("GP-DP", "gp-operator", ", \"solution\": \"MOBILITY_SERVICE\", \"from\": \"2019-06-28\"");
        record.signed(
                "GP-OPERATOR", "gp-operator", "[\"SMART_MOBILITY\"]", "2020-01-01", ", \"expiresOn\": \"2021-12-31\"");
        record.automaker("gp-other");
        record.signed(
                "GP-OTHER", "gp-other", "[\"CONNECTED_VEHICLE\"]", "2021-01-01", ", \"expiresOn\": \"2021-12-31\"");
        record.model("gp-t5", "gp-other");
        record.launched("GP-BARE-STILL", "gp-t5", "ECO_CONNECTED_VEHICLE", "2020-08-01", false);
        record.rollout(
                "GP-HELD",
                "gp-t5",
                "ECO_CONNECTED_VEHICLE",
                "[{\"stage\": \"INTEGRATING\", \"actualOn\": \"2021-02-01\"}, {\"stage\": \"ON_HOLD\", \"actualOn\": \"2021-03-01\"}]",
                "");
        record.rollout("GP-UNDATED", "gp-t5", "ECO_CONNECTED_VEHICLE", "[]", "");
        List.of("-2", "2", "_2", "-2-X", "2X")
                .forEach(more -> record.rollout(
                        "GP-UNDATED" + more,
                        "gp-t5",
                        "ECO_CONNECTED_VEHICLE",
                        "[]",
                        ", \"market\": \"EU\", \"systemVersion\": \"%s\"".formatted(more)));
    }

    private boolean isGap(String kind, String code, String asOf) {
        return api.get(GAPS + asOf + "&limit=500&kind=" + kind)
                .has(200)
                .items("code")
                .contains(code);
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource({
        "SCOPE_UNKNOWN, GP-UNKNOWN, 2019-12-31, false",
        "SCOPE_UNKNOWN, GP-UNKNOWN, 2020-01-01, true",
        "SCOPE_UNKNOWN, GP-UNKNOWN, 2020-06-30, true",
        "SCOPE_UNKNOWN, GP-UNKNOWN, 2020-07-01, false",
        "SCOPE_UNKNOWN, GP-NAMED, 2020-01-01, false",
        "COOPERATION_WITHOUT_AGREEMENT, gp-group, 2017-12-31, false",
        "COOPERATION_WITHOUT_AGREEMENT, gp-group, 2018-01-01, true",
        "COOPERATION_WITHOUT_AGREEMENT, gp-group, 2020-01-01, false",
        "COOPERATION_WITHOUT_AGREEMENT, gp-group, 2021-01-01, true",
        "COOPERATION_WITHOUT_AGREEMENT, gp-group, 2023-01-01, false",
        "ROLLOUT_BASIS_LOST, GP-LOST, 2019-06-28, false",
        "ROLLOUT_BASIS_LOST, GP-LOST, 2020-06-30, false",
        "ROLLOUT_BASIS_LOST, GP-LOST, 2020-07-01, true",
        "ROLLOUT_BASIS_LOST, GP-LOST, 2021-01-01, false",
        "ROLLOUT_BASIS_LOST, GP-LOST, 2022-01-01, true",
        "ROLLOUT_WITHOUT_BASIS, GP-BARE, 2019-06-27, false",
        "ROLLOUT_WITHOUT_BASIS, GP-BARE, 2019-06-28, true",
        "ROLLOUT_WITHOUT_BASIS, GP-LOST, 2020-07-01, false",
        "PLANNED_WITHOUT_AGREEMENT, GP-PLAN, 2018-06-01, true",
        "PLANNED_WITHOUT_AGREEMENT, GP-PLAN, 2019-01-01, false",
        "PLANNED_WITHOUT_AGREEMENT, GP-PLAN, 2020-07-01, true",
        "ROLLOUT_WITHOUT_BASIS, GP-BARE-STILL, 2021-06-01, true",
        "ROLLOUT_BASIS_LOST, GP-HELD, 2021-06-01, false",
        "ROLLOUT_BASIS_LOST, GP-HELD, 2022-01-01, true",
        "PLANNED_WITHOUT_AGREEMENT, GP-UNDATED, 2020-06-01, true",
        "PLANNED_WITHOUT_AGREEMENT, GP-UNDATED, 2021-06-01, false",
        "DEPLOYMENT_SOLUTION_UNKNOWN, GP-DP-UNKNOWN, 2019-06-27, false",
        "DEPLOYMENT_SOLUTION_UNKNOWN, GP-DP-UNKNOWN, 2019-06-28, true",
        "DEPLOYMENT_SOLUTION_UNKNOWN, GP-DP-UNKNOWN, 2020-06-29, false",
        "DEPLOYMENT_SOLUTION_UNKNOWN, GP-DP, 2019-06-28, false",
        "DEPLOYMENT_WITHOUT_AGREEMENT, GP-DP-UNKNOWN, 2019-12-31, true",
        "DEPLOYMENT_WITHOUT_AGREEMENT, GP-DP-UNKNOWN, 2020-01-01, false",
        "DEPLOYMENT_WITHOUT_AGREEMENT, GP-DP, 2019-06-28, true",
        "DEPLOYMENT_WITHOUT_AGREEMENT, GP-DP, 2020-01-01, false",
        "DEPLOYMENT_WITHOUT_AGREEMENT, GP-DP, 2022-01-01, true"
    })
    void aGapComesAndGoesWithTheDate(String kind, String code, String asOf, boolean there) {
        assertThat(isGap(kind, code, asOf)).isEqualTo(there);
    }

    @Test
    void aLayerWithAnotherNumberOfElementsThanDeclaredIsAGap() {
        api.put("/api/v1/architectures/GP-2190", """
                        {"nameZh": "五横", "nameEn": "Five", "effectiveOn": "%s", "layers": [
                            {"kind": "HORIZONTAL", "declaredCount": 5, "elements": [
                                {"code": "IOV", "nameZh": "车联网", "nameEn": "Connected vehicle"}]},
                            {"kind": "PLATFORM", "declaredCount": 0, "elements": []}]}""".formatted(LATER), "If-None-Match", "*")
                .has(201);
        assertThat(isGap("ELEMENT_COUNT_MISMATCH", "GP-2190", "2190-06-29")).isFalse();
        api.get(GAPS + LATER + "&kind=ELEMENT_COUNT_MISMATCH").has(200).is("""
                {"items": [{"kind": "ELEMENT_COUNT_MISMATCH", "type": "ARCHITECTURE", "code": "GP-2190", "organizations": [],
                            "subject": "HORIZONTAL 5 1", "since": "2190-06-30",
                            "detailZh": "层中列出的要素数与来源所述不符",
                            "detailEn": "A layer lists another number of elements than its source declares."}],
                 "nextCursor": null}""");
    }

    @Test
    void aCooperationThatAnAncestorsAgreementReachesIsNoGap() {
        Recording record = new Recording(api);
        record.automaker(
                "gp-reached", "BRAND", ", \"parent\": \"gp-child\", \"cooperation\": {\"since\": \"2019-01-01\"}");
        assertThat(isGap("COOPERATION_WITHOUT_AGREEMENT", "gp-reached", "2020-06-30"))
                .as("the group's agreement does not extend yet")
                .isTrue();
        assertThat(isGap("COOPERATION_WITHOUT_AGREEMENT", "gp-reached", "2020-07-01"))
                .isFalse();
    }

    @Test
    void everyGapNamesItsRecordWhomItConcernsAndWhatItRestedOn() {
        api.get(GAPS + "2022-06-01&organization=gp-maker&kind=ROLLOUT_BASIS_LOST,ROLLOUT_WITHOUT_BASIS")
                .has(200)
                .is("""
                {"items": [
                    {"kind": "ROLLOUT_BASIS_LOST", "type": "ROLLOUT", "code": "GP-LOST", "subject": "GP-BASIS", "since": "2019-06-28",
                     "organizations": [{"code": "gp-maker", "nameZh": "名 gp-maker", "nameEn": "Name gp-maker"}],
                     "detailZh": "落地项目所依据的协议当日不覆盖它，且没有其他协议覆盖",
                     "detailEn": "The agreement it rests on does not cover it on the day, and no other does."},
                    {"kind": "ROLLOUT_WITHOUT_BASIS", "type": "ROLLOUT", "code": "GP-BARE", "subject": "事实如此", "since": "2019-06-28",
                     "organizations": [{"code": "gp-maker", "nameZh": "名 gp-maker", "nameEn": "Name gp-maker"}],
                     "detailZh": "落地项目登记为无协议依据", "detailEn": "The rollout is recorded as resting on no agreement."}],
                 "nextCursor": null}""");
    }

    @Test
    void gapsAreNarrowedToAnOrganizationAndAllThatBelongsToIt() {
        Recording record = new Recording(api);
        record.model("gp-t2", "gp-child");
        record.planned("GP-CHILD-PLAN", "gp-t2", "AUTONOMOUS_DRIVING", "2025-01-01");
        assertThat(api.get(GAPS + "2022-06-01&organization=gp-group").items("code"))
                .contains("gp-group")
                .doesNotContain("GP-CHILD-PLAN");
        assertThat(api.get(GAPS + "2022-06-01&organization=gp-group&includeDescendants=true")
                        .items("code"))
                .contains("gp-group", "GP-CHILD-PLAN")
                .doesNotContain("GP-LOST");
        assertThat(api.get(GAPS + "2022-06-01&organization=gp-group&includeDescendants=true&type=ROLLOUT")
                        .items("type"))
                .containsOnly("ROLLOUT");
    }

    @Test
    void aKindThatIsNoneIsRefused() {
        api.get(GAPS + "2022-06-01&kind=MISSING")
                .isProblem(400, "invalid-request")
                .names("kind", "invalid");
    }

    @Test
    void pageByPageEachComesOnce() {
        String question = GAPS + "2022-06-01&organization=gp-maker,gp-operator,gp-group";
        List<String> whole = Pages.whole(api, question, GapTests::key);
        assertThat(whole).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
        for (String sort : List.of("key", "-key", "code", "-code", "since", "-since", "since,-code")) {
            assertThat(Pages.one(api, question + "&sort=" + sort, GapTests::key))
                    .as(sort)
                    .containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    /**
     * As many of them are looked for as the page has room for: whatever page follows, it begins where the last one
     * ended.
     */
    @Test
    void whatIsIntendedIsFoundInTheOrderOfTheKeys() {
        String question = GAPS + "2022-06-01&organization=gp-other,gp-maker,gp-operator,gp-group";
        List<String> backwards = Pages.one(api, question + "&sort=-key", GapTests::key);
        assertThat(backwards)
                .filteredOn(key -> key.startsWith("PLANNED_WITHOUT_AGREEMENT GP-UNDATED"))
                .hasSize(6);
        assertThat(Pages.one(api, question + "&sort=key", GapTests::key))
                .containsExactlyElementsOf(backwards.reversed());
        JsonNode counted = api.get(question + "&limit=1&count=true").has(200).json();
        assertThat(counted.path("total").asInt()).isEqualTo(backwards.size());
    }

    private static String key(JsonNode item) {
        return item.path("kind").asString() + " " + item.path("code").asString();
    }
}
