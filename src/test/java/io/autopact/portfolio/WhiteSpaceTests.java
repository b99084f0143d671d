package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
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

/**
 * What is not covered yet, and by how many comparable groups it is. The automakers of the test stand in countries of
 * their own, so that nobody else's are comparable.
 */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhiteSpaceTests {

    private static final String WHITE_SPACE = "/api/v1/portfolio/white-space?asOf=";
    private static final String IN_QZ = ", \"country\": \"QZ\"";

    @Autowired
    private Api api;

    @BeforeAll
    void thePortfolio() {
        Recording record = new Recording(api);
        record.automaker("ws-one", "GROUP", IN_QZ);
        record.automaker("ws-one-brand", "BRAND", ", \"parent\": \"ws-one\"" + IN_QZ);
        record.automaker("ws-one-child", "SUBSIDIARY", ", \"parent\": \"ws-one\"" + IN_QZ);
        record.automaker("ws-lonely", "GROUP", ", \"country\": \"QW\"");
        record.automaker("ws-lonely-brand", "BRAND", ", \"parent\": \"ws-lonely\", \"country\": \"QV\"");
        record.signed("WS-LONELY", "ws-lonely-brand", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", "");
        record.automaker("ws-two", "COMPANY", IN_QZ);
        record.automaker("ws-three", "COMPANY", IN_QZ);
        record.automaker("ws-four", "COMPANY", """
                , "country": "QZ", "cooperation": {"since": "2020-01-01"}""");
        record.automaker("ws-idle", "COMPANY", IN_QZ);
        record.automaker("ws-abroad", "COMPANY", ", \"country\": \"QY\"");
        record.automaker("ws-nowhere", "COMPANY", ", \"cooperation\": {\"since\": \"2020-01-01\"}");
        record.signed("WS-ONE", "ws-one-brand", "[\"CONNECTED_VEHICLE\", \"SMART_MOBILITY\"]", "2020-01-01", "");
        record.signed("WS-ONE-CHILD", "ws-one-child", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", "");
        record.signed("WS-TWO", "ws-two", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", ", \"expiresOn\": \"2021-12-31\"");
        record.signed("WS-THREE", "ws-three", "[\"SMART_LOGISTICS\"]", "2020-01-01", "");
        record.signed("WS-ABROAD", "ws-abroad", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", "");
        record.draft("WS-COMING", "ws-three", "[\"VEHICLE_SECURITY\"]", ", \"draftedOn\": \"2020-05-01\"");
        record.model("ws-t1", "ws-two");
        record.launched("WS-T1", "ws-t1", "ECO_CONNECTED_VEHICLE", "2020-06-01", true);
        record.model("ws-t4", "ws-four");
        record.launched("WS-T4", "ws-t4", "ECO_CONNECTED_VEHICLE", "2020-06-01", false);
        record.planned("WS-T4-PLAN", "ws-t4", "AUTONOMOUS_DRIVING", "2025-01-01");
    }

    private JsonNode item(String organization, String domain, String asOf) {
        Answer answer = api.get(WHITE_SPACE + "%s&organization=%s&domain=%s".formatted(asOf, organization, domain))
                .has(200);
        assertThat(answer.json().at("/items").size()).as(answer.body()).isEqualTo(1);
        return answer.json().at("/items/0");
    }

    @Test
    void comparableAreTheOtherGroupsOfTheSameCountryThatWeWorkWith() {
        JsonNode item = item("ws-four", "CONNECTED_VEHICLE", "2020-03-01");
        assertThat(item.path("country").asString()).isEqualTo("QZ");
        assertThat(item.path("comparable").asInt()).as("one, two and three").isEqualTo(3);
        assertThat(item.path("covering").asInt()).as("one and two").isEqualTo(2);
        assertThat(item.path("sharePercent").asInt())
                .as("two of three, rounded")
                .isEqualTo(67);
        assertThat(item.path("examples").findValuesAsString("code")).containsExactly("ws-one", "ws-two");
    }

    /** A brand of another country than its group's, with nobody else there: no group of that country is counted. */
    @Test
    void anAutomakerOfACountryWithoutACountedGroupHasNoneToCompareWith() {
        JsonNode item = item("ws-lonely-brand", "SMART_LOGISTICS", "2020-03-01");
        assertThat(item.path("country").asString()).isEqualTo("QV");
        assertThat(item.path("comparable").asInt()).isZero();
        assertThat(item.path("sharePercent").asInt()).isZero();
        api.get(WHITE_SPACE + "2020-03-01&country=QV").has(200);
    }

    @Test
    void aGroupCountsOnceWhicheverOfItsMembersCoversIt() {
        assertThat(item("ws-three", "CONNECTED_VEHICLE", "2020-03-01")
                        .path("covering")
                        .asInt())
                .as("two members of one, and two; not four, which covers nothing")
                .isEqualTo(2);
    }

    @Test
    void theOwnGroupIsNotComparable() {
        JsonNode item = item("ws-one-child", "SMART_MOBILITY", "2020-03-01");
        assertThat(item.path("comparable").asInt()).as("two, three and four").isEqualTo(3);
        assertThat(item.path("covering").asInt())
                .as("only its own sister covers it")
                .isZero();
        assertThat(item.path("examples").isEmpty()).isTrue();
    }

    @Test
    void whereTheCountryIsNotKnownAllOthersAreComparable() {
        JsonNode item = item("ws-nowhere", "CONNECTED_VEHICLE", "2020-03-01");
        assertThat(item.path("country").isNull()).isTrue();
        assertThat(item.path("comparable").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(item.path("covering").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(item.path("examples").findValuesAsString("code")).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aMemberWithoutACountryStandsInThatOfItsGroup() {
        Recording record = new Recording(api);
        record.automaker("ws-silent-group", "GROUP", ", \"country\": \"QX\"");
        record.automaker("ws-silent", "SUBSIDIARY", """
                , "parent": "ws-silent-group", "cooperation": {"since": "2020-01-01"}""");
        record.automaker("ws-silent-other", "COMPANY", ", \"country\": \"QX\"");
        record.signed("WS-SILENT", "ws-silent-other", "[\"JOINT_INNOVATION\"]", "2020-01-01", "");
        JsonNode item = item("ws-silent", "JOINT_INNOVATION", "2020-03-01");
        assertThat(item.path("country").asString()).isEqualTo("QX");
        assertThat(item.path("comparable").asInt()).isEqualTo(1);
        assertThat(item.path("covering").asInt()).isEqualTo(1);
    }

    @Test
    void whereNobodyIsComparableNothingIsDivided() {
        JsonNode item = item("ws-abroad", "SMART_MOBILITY", "2020-03-01");
        assertThat(item.path("comparable").asInt()).isZero();
        assertThat(item.path("sharePercent").asInt()).isZero();
        assertThat(item.at("/reasons/0/en").asString()).isEqualTo("0 of 0 comparable automakers (QY) cover it");
    }

    @Test
    void whatMostCoverStandsFirst() {
        List<JsonNode> items =
                api.get(WHITE_SPACE + "2020-03-01&country=QZ&limit=500").has(200).json().at("/items").values().stream()
                        .toList();
        assertThat(items.stream().map(item -> item.path("covering").asInt()).toList())
                .isSortedAccordingTo((one, other) -> other - one);
        assertThat(items.stream()
                        .limit(2)
                        .map(item -> item.path("organization").asString() + " "
                                + item.path("domain").asString())
                        .toList())
                .containsExactly("ws-four CONNECTED_VEHICLE", "ws-three CONNECTED_VEHICLE");
    }

    @Test
    void whatIsCoveredIsNoWhiteSpaceAndNorIsThatOfAutomakersThatWeDoNotWorkWith() {
        assertThat(api.get(WHITE_SPACE + "2020-03-01&organization=ws-two").items("domain"))
                .hasSize(6)
                .doesNotContain("CONNECTED_VEHICLE");
        assertThat(api.get(WHITE_SPACE + "2020-03-01&organization=ws-idle").items("domain"))
                .isEmpty();
        assertThat(api.get(WHITE_SPACE + "2019-12-31&country=QZ").items("domain"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource({
        "ws-two, CONNECTED_VEHICLE, 2022-01-01, LAPSED",
        "ws-four, CONNECTED_VEHICLE, 2020-06-01, UNCOVERED",
        "ws-four, AUTONOMOUS_DRIVING, 2020-06-01, PLANNED",
        "ws-three, VEHICLE_SECURITY, 2020-05-01, PLANNED",
        "ws-three, VEHICLE_SECURITY, 2020-04-30, NONE",
        "ws-four, JOINT_INNOVATION, 2020-06-01, NONE"
    })
    void theStateIsThatOfTheCoverage(String organization, String domain, String asOf, String state) {
        if (state.equals("LAPSED")) {
            Recording record = new Recording(api);
            record.signed("WS-TWO-STAYS", organization, "[\"JOINT_INNOVATION\"]", "2021-12-01", "");
        }
        assertThat(item(organization, domain, asOf).path("state").asString()).isEqualTo(state);
        assertThat(api.get(WHITE_SPACE
                                + "%s&organization=%s&domain=%s&state=%s".formatted(asOf, organization, domain, state))
                        .items("domain"))
                .containsExactly(domain);
    }

    @Test
    void reasonsAreToldInBothLanguages() {
        assertThat(item("ws-four", "CONNECTED_VEHICLE", "2020-06-01")
                        .path("reasons")
                        .toString())
                .isEqualTo(
                        "[{\"zh\":\"3 家可比车企（QZ）中有 2 家已覆盖：名 ws-one、名 ws-two\","
                                + "\"en\":\"2 of 3 comparable automakers (QZ) cover it: Name ws-one, Name ws-two\"},"
                                + "{\"zh\":\"方案已落地，但从无协议覆盖\",\"en\":\"A solution has landed, and no agreement ever covered it\"},"
                                + "{\"zh\":\"合作范围未知，并非空白\",\"en\":\"What was agreed with it is not known: unknown, not open\"}]");
        JsonNode coming = item("ws-three", "VEHICLE_SECURITY", "2020-06-01");
        assertThat(coming.path("agreements").toString()).isEqualTo("[\"WS-COMING\"]");
        assertThat(coming.at("/reasons/1/zh").asString()).isEqualTo("洽谈中的协议：WS-COMING");
        assertThat(coming.at("/reasons/1/en").asString()).isEqualTo("On its way: WS-COMING");
    }

    @Test
    void whatIsInUseAtAnAffiliateIsMarked() {
        Recording record = new Recording(api);
        record.automaker("ws-maker", "GROUP", ", \"country\": \"QU\"");
        record.signed("WS-MAKER", "ws-maker", "[\"CONNECTED_VEHICLE\"]", "2019-01-01", "");
        record.partner("ws-operator", "MOBILITY_OPERATOR", """
                , "ties": [{"to": "ws-maker", "kind": "AFFILIATE_OF", "until": "2021-12-31"}]""");
        api.put("/api/v1/deployments/WS-OPERATES", """
                        {"organization": "ws-operator", "solution": "MOBILITY_SERVICE", "from": "2019-06-01"}""", "If-None-Match", "*").has(201);
        JsonNode item = item("ws-maker", "SMART_MOBILITY", "2020-06-01");
        assertThat(item.path("state").asString()).isEqualTo("NONE");
        assertThat(item.path("affiliates").findValuesAsString("code")).containsExactly("ws-operator");
        assertThat(item.at("/reasons/1/zh").asString()).isEqualTo("已在关联企业落地：名 ws-operator");
        assertThat(item.at("/reasons/1/en").asString()).isEqualTo("In use at its affiliates: Name ws-operator");
        assertThat(item("ws-maker", "SMART_LOGISTICS", "2020-06-01")
                        .path("affiliates")
                        .isEmpty())
                .isTrue();
        assertThat(item("ws-maker", "SMART_MOBILITY", "2022-01-01")
                        .path("affiliates")
                        .isEmpty())
                .as("it belongs to it no more")
                .isTrue();
        assertThat(item("ws-maker", "SMART_MOBILITY", "2019-05-31")
                        .path("affiliates")
                        .isEmpty())
                .as("it was not in use yet")
                .isTrue();
    }

    @Test
    void ofWhomNothingIsKnownItIsUnknownAndNotOpen() {
        Recording record = new Recording(api);
        record.automaker("ws-empty", "COMPANY", ", \"country\": \"QT\"");
        record.signed("WS-EMPTY", "ws-empty", "[]", "2020-01-01", "");
        assertThat(item("ws-empty", "SMART_MOBILITY", "2020-06-01")
                        .path("scopeUnknown")
                        .asBoolean())
                .as("an agreement whose scope is not known")
                .isTrue();
        assertThat(item("ws-nowhere", "SMART_MOBILITY", "2020-06-01")
                        .path("scopeUnknown")
                        .asBoolean())
                .as("a cooperation without any agreement")
                .isTrue();
        assertThat(item("ws-three", "SMART_MOBILITY", "2020-06-01")
                        .path("scopeUnknown")
                        .asBoolean())
                .isFalse();
        assertThat(api.get(WHITE_SPACE + "2020-06-01&country=QZ&scopeUnknown=true&limit=500")
                        .has(200)
                        .items("organization"))
                .hasSize(7)
                .containsOnly("ws-four");
    }

    @Test
    void pageByPageEachComesOnce() {
        List<String> whole = Pages.whole(api, WHITE_SPACE + "2020-03-01&country=QZ", WhiteSpaceTests::key);
        assertThat(whole).hasSize(6 + 6 + 5 + 7 + 6).doesNotHaveDuplicates();
        assertThat(Pages.one(api, WHITE_SPACE + "2020-03-01&country=QZ", WhiteSpaceTests::key))
                .isEqualTo(whole);
        for (String sort : List.of("key", "-key", "sharePercent", "-domain,organization", "organization,-covering")) {
            assertThat(Pages.one(api, WHITE_SPACE + "2020-03-01&country=QZ&sort=" + sort, WhiteSpaceTests::key))
                    .as(sort)
                    .containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    private static String key(JsonNode item) {
        return item.path("organization").asString() + " " + item.path("domain").asString();
    }
}
