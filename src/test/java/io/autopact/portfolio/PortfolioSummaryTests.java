package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The article's portfolio in figures, as of any date, with who is counted and who is left out. */
@ArticleTest
class PortfolioSummaryTests {

    private static final String SUMMARY = "/api/v1/portfolio/summary?asOf=";

    @Autowired
    private Api api;

    @Test
    void onTheDayOfTheArticle() {
        api.get(SUMMARY + "2019-06-28").has(200).includes("""
                {"asOf": "2019-06-28", "automakersInCooperation": 9, "agreementsInForce": 3, "domainsCovered": 7,
                 "vehicleModels": {"launched": 1, "planned": 0}, "mobilityOperators": 3, "ecosystemPartners": 0}""");
    }

    @Test
    void onTheDayBefore() {
        api.get(SUMMARY + "2019-06-27").has(200).includes("""
                {"asOf": "2019-06-27", "automakersInCooperation": 4, "agreementsInForce": 1, "domainsCovered": 1,
                 "vehicleModels": {"launched": 0, "planned": 0}, "mobilityOperators": 0, "ecosystemPartners": 0,
                 "automakers": {
                    "counted": ["changan", "dongfeng", "faw", "gac"],
                    "excluded": [{"code": "dongfeng-liuzhou", "kind": "UNDER_ANCESTOR", "under": "dongfeng"}]}}""");
    }

    @Test
    void beforeTheFirstAgreementNothingIsCertain() {
        api.get(SUMMARY + "2018-09-15").has(200).is("""
                {"asOf": "2018-09-15", "automakersInCooperation": 0, "agreementsInForce": 0, "domainsCovered": 0,
                 "vehicleModels": {"launched": 0, "planned": 0}, "mobilityOperators": 0, "ecosystemPartners": 0,
                 "possible": {"automakersInCooperation": 8, "agreementsInForce": 0, "domainsCovered": 0,
                     "vehicleModels": {"launched": 1, "planned": 0}, "mobilityOperators": 3, "ecosystemPartners": 0},
                 "automakers": {"counted": [],
                     "possible": ["audi", "bmw", "changan", "faw", "fca", "gac", "geely", "mercedes-benz"], "excluded": []}}""");
    }

    @ParameterizedTest(name = "on {0} {1} and possibly {2}")
    @CsvSource({
        "2019-06-28, audi bmw changan dongfeng faw fca gac geely mercedes-benz, ''",
        "2019-06-27, changan dongfeng faw gac, audi bmw fca geely mercedes-benz",
        "2018-09-16, dongfeng, audi bmw changan faw fca gac geely mercedes-benz",
        "2018-09-15, '', audi bmw changan faw fca gac geely mercedes-benz"
    })
    void whoIsPossiblyInCooperationIsToldBesideWhoCertainlyIs(String day, String certain, String possible) {
        JsonNode automakers = api.get(SUMMARY + day).has(200).json().at("/automakers");
        assertThat(String.join(" ", texts(automakers.at("/counted")))).isEqualTo(certain);
        assertThat(String.join(" ", texts(automakers.at("/possible")))).isEqualTo(possible);
        assertThat(api.get("/api/v1/automakers?certainty=POSSIBLE&cooperatingOn=" + day)
                        .has(200)
                        .items("code"))
                .containsExactlyElementsOf(texts(automakers.at("/possible")));
        assertThat(api.get("/api/v1/automakers?certainty=ALL&cooperatingOn=" + day)
                        .has(200)
                        .items("code"))
                .containsAll(texts(automakers.at("/counted")))
                .containsAll(texts(automakers.at("/possible")));
        assertThat(api.get("/api/v1/portfolio/summary/evidence?certainty=POSSIBLE&figure=automakersInCooperation&asOf="
                                + day)
                        .has(200)
                        .items("code"))
                .containsExactlyElementsOf(texts(automakers.at("/possible")));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "2019-06-27, agreements?inForceOn=, AG-2019-ECARX",
        "2019-05-01, agreements?inForceOn=, AG-2019-ECARX",
        "2019-04-30, agreements?inForceOn=, ''",
        "2019-06-28, agreements?inForceOn=, ''",
        "2000-01-01, deployments?activeOn=, DP-DIDI DP-DIDI-CLOUD DP-RUQI DP-RUQI-CLOUD DP-T3 DP-T3-CLOUD",
        "2019-06-28, deployments?activeOn=, ''",
        "2019-06-27, rollouts?stage=LAUNCHED&asOf=, RO-FORTHING-T5",
        "2019-06-28, rollouts?stage=LAUNCHED&asOf=, ''"
    })
    void listsTellWhatIsPossibleWhereItIsAskedFor(String day, String question, String possible) {
        assertThat(String.join(
                        " ",
                        api.get("/api/v1/%s%s&sort=number&certainty=POSSIBLE".formatted(question, day))
                                .has(200)
                                .items("number")))
                .isEqualTo(possible);
    }

    @Test
    void whoIsCountedAndWhoIsLeftOutIsToldWithTheReason() {
        api.get(SUMMARY + "2019-06-28").has(200).includes("""
                {"automakers": {
                    "counted": ["audi", "bmw", "changan", "dongfeng", "faw", "fca", "gac", "geely", "mercedes-benz"],
                    "excluded": [
                        {"code": "dongfeng-liuzhou", "kind": "UNDER_ANCESTOR", "under": "dongfeng",
                         "reason": "It belongs to dongfeng, which is counted.", "reasonZh": "上级 dongfeng 已计入"},
                        {"code": "ecarx", "kind": "NOT_AN_AUTOMAKER", "under": null},
                        {"code": "ruqi", "kind": "NOT_AN_AUTOMAKER", "under": null}]}}""");
    }

    @ParameterizedTest(name = "{1} on {0}: {2}")
    @CsvSource({
        "2019-06-28, automakersInCooperation, 9, audi, AUTOMAKER audi cooperation 腾讯已经与宝马、奔驰、奥迪、广汽、长安、一汽、吉利、东风、FCA等20家车企达成合作",
        "2019-06-28, automakersInCooperation, 9, dongfeng, AGREEMENT AG-2019-DONGFENG signedOn 6月28日，深圳",
        "2018-12-31, agreementsInForce, 1, AG-2018-DONGFENG-LIUZHOU, AGREEMENT AG-2018-DONGFENG-LIUZHOU signedOn 2018年9月16日，依然在深圳",
        "2018-12-31, domainsCovered, 1, CONNECTED_VEHICLE, AGREEMENT AG-2018-DONGFENG-LIUZHOU scope[CONNECTED_VEHICLE] 之后双方主要在车联网领域展开合作",
        "2019-06-28, vehicleModels.launched, 1, forthing-t5, ROLLOUT RO-FORTHING-T5 systemName 风行T5搭载的“Futurelink3.0”系统就是接入了腾讯车联内容及服务生态的产物",
        "2019-06-28, mobilityOperators, 3, t3, DEPLOYMENT DP-T3 solution 腾讯已为广汽如祺出行、T3出行、滴滴等5家出行服务公司提供出行服务解决方案和云服务"
    })
    void fromAFigureToTheWordsInOneRequest(String day, String figure, int counted, String record, String words) {
        Answer answer = api.get("/api/v1/portfolio/summary/evidence?asOf=%s&figure=%s".formatted(day, figure))
                .has(200);
        assertThat(answer.items("code")).hasSize(counted).contains(record);
        assertThat(StreamSupport.stream(answer.json().at("/items").spliterator(), false)
                        .filter(item -> item.at("/code").asString().equals(record))
                        .flatMap(item ->
                                StreamSupport.stream(item.at("/evidence").spliterator(), false))
                        .map(piece -> "%s %s %s %s"
                                .formatted(
                                        piece.at("/record/type").asString(),
                                        piece.at("/record/code").asString(),
                                        piece.at("/record/member").asString(),
                                        piece.at("/quote").asString())))
                .contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-09-15", "2018-09-16", "2019-06-27", "2019-06-28", "2026-11-30"})
    void aFigureIsTheNumberOfItsRecords(String day) {
        JsonNode summary = api.get(SUMMARY + day).has(200).json();
        List<String> figures = api.get("/api/v1/portfolio/summary/evidence?limit=500&asOf=" + day)
                .has(200)
                .items("figure");
        for (String figure : List.of(
                "automakersInCooperation",
                "agreementsInForce",
                "domainsCovered",
                "vehicleModels.launched",
                "vehicleModels.planned",
                "mobilityOperators",
                "ecosystemPartners")) {
            assertThat(Collections.frequency(figures, figure))
                    .as(figure)
                    .isEqualTo(summary.at("/" + figure.replace('.', '/')).asInt());
        }
    }

    @Test
    void withoutADateItIsToldOfToday() {
        assertThat(api.get("/api/v1/portfolio/summary").has(200).at("/automakersInCooperation"))
                .isEqualTo("9");
    }
}
