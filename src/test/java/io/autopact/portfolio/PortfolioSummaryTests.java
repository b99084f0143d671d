package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
                {"asOf": "2019-06-27", "automakersInCooperation": 1, "agreementsInForce": 1, "domainsCovered": 1,
                 "vehicleModels": {"launched": 0, "planned": 0}, "mobilityOperators": 0, "ecosystemPartners": 0,
                 "automakers": {"counted": ["dongfeng-liuzhou"], "excluded": []}}""");
    }

    @Test
    void beforeTheFirstAgreementThereIsNothing() {
        api.get(SUMMARY + "2018-09-15").has(200).is("""
                {"asOf": "2018-09-15", "automakersInCooperation": 0, "agreementsInForce": 0, "domainsCovered": 0,
                 "vehicleModels": {"launched": 0, "planned": 0}, "mobilityOperators": 0, "ecosystemPartners": 0,
                 "automakers": {"counted": [], "excluded": []}}""");
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

    @Test
    void withoutADateItIsToldOfToday() {
        assertThat(api.get("/api/v1/portfolio/summary").has(200).at("/automakersInCooperation"))
                .isEqualTo("9");
    }
}
