package io.autopact.portfolio.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.util.List;
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
    void theWholeArchitectureAgainstTheSevenElementsOfTheAgreement() {
        api.get("/api/v1/claims/WHOLE-ARCHITECTURE-2019-06/reconciliation")
                .has(200)
                .includes("""
                        {"metric": "ARCHITECTURE_ELEMENTS_COVERED", "comparison": "ABOUT", "claimed": 7, "registered": 7, "difference": 0,
                         "holds": true, "excluded": [],
                         "records": ["AUTONOMOUS_DRIVING", "AUTO_CLOUD", "CONTENT", "DATA_TECH_PLATFORM", "IOV", "MOBILITY_SERVICE",
                             "VEHICLE_SECURITY"]}""");
    }

    @Test
    void theSpeakersWordsAtTheSummitAreFoundByWhoWhereAndWhatAbout() {
        for (String query : List.of(
                "occasion=EV-2019-SUMMIT",
                "claimant=Zhong&about=OWN_UNIT:tencent",
                "claimant=翔平&q=出行生态演进",
                "claimantOrganization=tencent&occasion=EV-2019-SUMMIT")) {
            assertThat(api.get("/api/v1/claims?" + query).has(200).items("code"))
                    .as(query)
                    .containsExactly("MOBILITY-DIRECTION-2019-05");
        }
        api.get("/api/v1/claims/MOBILITY-DIRECTION-2019-05").includes("""
                {"claimantNameZh": "钟翔平", "claimantOfficeZh": "腾讯公司副总裁", "claimantOrganization": "tencent",
                 "occasion": "EV-2019-SUMMIT", "asOf": "2019-05-31", "asOfPrecision": "MONTH"}""");
        assertThat(api.get("/api/v1/claims?about=AGREEMENT:AG-2019-DONGFENG&claimantOrganization=tencent")
                        .items("code"))
                .containsExactly(
                        "MOST-COMPREHENSIVE-2019-06", "SMART-CAR-TO-MOBILITY-2019-06", "WHOLE-ARCHITECTURE-2019-06");
    }

    @Test
    void aClaimWithoutAMetricIsKeptInItsWordsAndNotComputed() {
        assertThat(api.get("/api/v1/claims?count=true").has(200).at("/total")).isEqualTo("16");
        api.get("/api/v1/claims/ACCLAIM-2019-06").has(200).includes("""
                        {"statementZh": "收获了用户和行业的一致认可", "metric": null, "comparison": null, "value": null, "asOfConfidence": "INFERRED"}""");
        api.get("/api/v1/claims/ACCLAIM-2019-06/reconciliation").has(200).includes("""
                        {"metric": null, "registered": null, "difference": null, "holds": null, "records": [], "excluded": []}""");
    }
}
