package io.autopact.portfolio.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the article claims, held to what the register has of the article. */
@ArticleTest
class ArticleClaimTests {

    @Autowired
    private Api api;

    @Test
    void twentyAutomakersAgainstNineAndWhoWasLeftOutAndWhy() {
        api.get("/api/v1/claims/AUTOMAKERS-2019-06/reconciliation").has(200).includes("""
                        {"claim": "AUTOMAKERS-2019-06", "metric": "AUTOMAKERS_IN_COOPERATION", "comparison": "EXACTLY", "claimed": 20,
                         "asOf": "2019-06-28", "registered": 9, "difference": -11, "holds": false,
                         "records": ["audi", "bmw", "changan", "dongfeng", "faw", "fca", "gac", "geely", "mercedes-benz"],
                         "excluded": [
                             {"code": "dongfeng-liuzhou", "kind": "UNDER_ANCESTOR", "under": "dongfeng",
                              "reason": "It belongs to dongfeng, which is counted.", "reasonZh": "上级 dongfeng 已计入"},
                             {"code": "ecarx", "kind": "NOT_AN_AUTOMAKER", "under": null},
                             {"code": "ruqi", "kind": "NOT_AN_AUTOMAKER", "under": null}],
                         "excludedCount": 3}""");
    }

    @Test
    void fortyFiveModelsAgainstOne() {
        api.get("/api/v1/claims/VEHICLE-MODELS-2019-06/reconciliation").has(200).includes("""
                        {"claimed": 45, "registered": 1, "difference": -44, "holds": false, "records": ["forthing-t5"], "excluded": []}""");
    }

    @Test
    void moreThanThreeHundredPartnersAgainstNone() {
        api.get("/api/v1/claims/ECOSYSTEM-PARTNERS-2019-06/reconciliation")
                .has(200)
                .includes("""
                        {"comparison": "MORE_THAN", "claimed": 300, "registered": 0, "difference": -300, "holds": false, "records": [],
                         "excluded": [{"code": "ecarx", "kind": "OTHER_KIND"}, {"code": "ruqi", "kind": "OTHER_KIND"}]}""");
    }

    @Test
    void fiveOperatorsAgainstThree() {
        api.get("/api/v1/claims/MOBILITY-OPERATORS-2019-06/reconciliation")
                .has(200)
                .includes("""
                        {"claimed": 5, "registered": 3, "difference": -2, "holds": false, "records": ["didi", "ruqi", "t3"]}""");
    }

    @Test
    void aClaimWithoutAMetricIsKeptInItsWordsAndNotComputed() {
        assertThat(api.get("/api/v1/claims?count=true").has(200).at("/total")).isEqualTo("11");
        api.get("/api/v1/claims/ACCLAIM-2019-06").has(200).includes("""
                        {"statementZh": "收获了用户和行业的一致认可", "metric": null, "comparison": null, "value": null, "asOfConfidence": "INFERRED"}""");
        api.get("/api/v1/claims/ACCLAIM-2019-06/reconciliation").has(200).includes("""
                        {"metric": null, "registered": null, "difference": null, "holds": null, "records": [], "excluded": []}""");
    }
}
