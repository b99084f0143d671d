package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the register answers on the article's portfolio: the facts of the article, and nothing that it does not say. */
@ArticleTest
class PortfolioTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2019-06-28, audi bmw changan dongfeng faw fca gac geely mercedes-benz",
        "2019-06-27, dongfeng-liuzhou",
        "2018-09-15, ''"
    })
    void anAutomakerIsInCooperationByARecordedCooperationOrAnAgreementInForce(String day, String expected) {
        List<String> codes =
                api.get("/api/v1/automakers?cooperatingOn=" + day).has(200).items("code");
        // 东风柳汽 is in cooperation by its own agreement; the number leaves it out, as its group is in cooperation too.
        assertThat(codes.stream().filter(code -> !day.equals("2019-06-28") || !code.equals("dongfeng-liuzhou")))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest(name = "on {0} {1} are in force")
    @CsvSource({
        "2018-09-15, ''",
        "2018-09-16, AG-2018-DONGFENG-LIUZHOU",
        "2019-06-27, AG-2018-DONGFENG-LIUZHOU",
        "2019-06-28, AG-2018-DONGFENG-LIUZHOU AG-2019-DONGFENG AG-2019-ECARX"
    })
    void agreementsAreInForceFromTheirDayOfEffect(String day, String expected) {
        List<String> numbers = api.get("/api/v1/agreements?sort=number&inForceOn=" + day)
                .has(200)
                .items("number");
        assertThat(numbers).containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void theDongfengAgreementIsRecordedAsTheArticleStatesIt() {
        api.get("/api/v1/agreements/AG-2019-DONGFENG?asOf=2019-07-01").has(200).includes("""
                        {"number": "AG-2019-DONGFENG", "kind": "STRATEGIC_AGREEMENT", "wordingZh": "战略协议", "status": "SIGNED",
                         "phase": "IN_FORCE", "draftedOn": null, "signedOn": "2019-06-28", "signedOnPrecision": "DAY",
                         "signedOnConfidence": "INFERRED", "placeZh": "深圳", "placeEn": "Shenzhen",
                         "effectiveOn": "2019-06-28", "expiresOn": null, "noticeDays": null, "renewalMonths": null,
                         "extendsToSubsidiaries": false,
                         "parties": [{"organization": "tencent", "role": "OWN"}, {"organization": "dongfeng", "role": "COUNTERPARTY"}],
                         "solutions": [],
                         "lineage": [{"relation": "DEEPENS", "agreement": "AG-2018-DONGFENG-LIUZHOU"}],
                         "reminderDays": [90, 30], "allowedActions": ["AMEND", "CORRECT", "TERMINATE"], "version": 1}""");
    }

    @Test
    void theTwoPeopleAreWitnessesAndTheSignatoriesStayUnknown() {
        Answer agreement = api.get("/api/v1/agreements/AG-2019-DONGFENG").has(200);
        assertThat(agreement.json().at("/signatories").size()).isEqualTo(2);
        agreement
                .json()
                .at("/signatories")
                .forEach(person -> assertThat(person.at("/role").asString()).isEqualTo("WITNESS"));
        assertThat(agreement.at("/signatories/0/nameZh")).isEqualTo("马化腾");
        assertThat(agreement.at("/signatories/0/officeZh")).isEqualTo("腾讯董事会主席兼首席执行官");
    }

    @Test
    void theScopeOfTheDongfengAgreementIsAllSevenDomains() {
        List<String> domains = new ArrayList<>();
        api.get("/api/v1/agreements/AG-2019-DONGFENG")
                .json()
                .at("/scope")
                .forEach(entry -> domains.add(entry.at("/domain").asString()));
        assertThat(domains)
                .containsExactly(
                        "CONNECTED_VEHICLE",
                        "SMART_MOBILITY",
                        "VEHICLE_SECURITY",
                        "AUTONOMOUS_DRIVING",
                        "SMART_LOGISTICS",
                        "DIGITAL_TRANSFORMATION",
                        "JOINT_INNOVATION");
    }

    @Test
    void whatWasInferredSaysSo() {
        api.get("/api/v1/agreements/AG-2018-DONGFENG-LIUZHOU").has(200).includes("""
                        {"scope": [{"domain": "CONNECTED_VEHICLE", "wordingZh": "车联网", "confidence": "INFERRED"}]}""");
        api.get("/api/v1/agreements/AG-2019-ECARX").has(200).includes("""
                        {"signedOn": "2019-06-28", "signedOnPrecision": "BY", "signedOnConfidence": "INFERRED", "scope": []}""");
    }

    @Test
    void theAssignmentOfTheFourHorizontalElementsIsInferredAndTheOthersAreStated() {
        Answer architecture = api.get("/api/v1/architectures/2019-05").has(200);
        assertThat(confidences(architecture, 0)).containsExactly("INFERRED", "INFERRED", "INFERRED", "INFERRED");
        assertThat(confidences(architecture, 1)).containsExactly("STATED", "STATED");
        assertThat(confidences(architecture, 2)).containsExactly("STATED");
        assertThat(architecture.json().at("/layers").findValuesAsString("declaredCount"))
                .containsExactly("4", "2", "1");
    }

    private static List<String> confidences(Answer architecture, int layer) {
        List<String> confidences = new ArrayList<>();
        architecture
                .json()
                .at("/layers/%d/elements".formatted(layer))
                .forEach(element -> confidences.add(element.at("/confidence").asString()));
        return confidences;
    }

    @Test
    void aDomainNeedNotHaveACounterpart() {
        api.get("/api/v1/cooperation-domains/SMART_LOGISTICS").has(200).includes("""
                        {"nameZh": "智慧物流", "elements": [], "solutions": []}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"changan", "gac", "faw", "bmw", "mercedes-benz", "audi", "geely", "fca", "dongfeng"})
    void aCooperationWithoutAnAgreementIsACooperationAndNotAnAgreement(String automaker) {
        api.get("/api/v1/automakers/" + automaker).has(200).includes("""
                        {"cooperation": {"since": "2019-06-28", "sincePrecision": "BY", "sinceConfidence": "INFERRED",
                                         "until": null, "wordingZh": "达成合作"}}""");
        if (!automaker.equals("dongfeng")) {
            assertThat(api.get("/api/v1/agreements?organization=" + automaker).items("number"))
                    .isEmpty();
        }
    }

    @Test
    void nineAutomakersAreNamedAndElevenStayUnknown() {
        assertThat(api.get("/api/v1/automakers?limit=500").items("code"))
                .containsExactlyInAnyOrder(
                        "audi",
                        "bmw",
                        "changan",
                        "dongfeng",
                        "dongfeng-liuzhou",
                        "faw",
                        "fca",
                        "gac",
                        "geely",
                        "geely-holding",
                        "mercedes-benz");
    }

    @Test
    void theLabAndTheFundAreOnlyPlanned() {
        assertThat(api.get("/api/v1/instruments?agreement=AG-2019-DONGFENG&state=PLANNED")
                        .items("code"))
                .containsExactly("IN-DONGFENG-FUND", "IN-DONGFENG-LAB");
        api.get("/api/v1/instruments/IN-DONGFENG-FUND").has(200).includes("""
                        {"kind": "FUND", "nameZh": "数字化产业基金", "amount": null, "currency": null, "establishedOn": null,
                         "agreement": "AG-2019-DONGFENG"}""");
    }

    @Test
    void oneModelIsNamedAndThreeOperatorsAreProvidedWithSolutions() {
        assertThat(api.get("/api/v1/vehicle-models").items("code")).containsExactly("forthing-t5");
        api.get("/api/v1/vehicle-models/forthing-t5").has(200).includes("""
                        {"automaker": "dongfeng-liuzhou", "nameZh": "风行T5", "segment": null, "powertrain": null, "startOfProduction": null}""");
        assertThat(api.get("/api/v1/deployments?activeOn=2019-06-28").items("number"))
                .containsExactly("DP-DIDI", "DP-DIDI-CLOUD", "DP-RUQI", "DP-RUQI-CLOUD", "DP-T3", "DP-T3-CLOUD");
        assertThat(api.get("/api/v1/deployments?activeOn=2019-06-27").items("number"))
                .isEmpty();
        api.get("/api/v1/deployments/DP-RUQI?asOf=2019-06-28").has(200).includes("""
                        {"organization": "ruqi", "solution": "MOBILITY_SERVICE", "from": "2019-06-28", "fromPrecision": "BY", "fromConfidence": "INFERRED", "active": true}""");
    }

    @Test
    void theOneRolloutIsOnTheRoadAndRestsOnTheAgreementOf2018() {
        api.get("/api/v1/rollouts?stage=LAUNCHED&asOf=2019-06-28").has(200).includes("""
                        {"items": [{"number": "RO-FORTHING-T5", "vehicleModel": "forthing-t5", "automaker": "dongfeng-liuzhou",
                                    "solution": "ECO_CONNECTED_VEHICLE", "systemName": "Futurelink", "systemVersion": "3.0",
                                    "market": null, "stage": "LAUNCHED", "basis": "AG-2018-DONGFENG-LIUZHOU", "withoutBasis": null,
                                    "stages": [{"stage": "LAUNCHED", "plannedOn": null, "actualOn": "2019-06-28",
                                                "actualOnPrecision": "BY", "actualOnConfidence": "INFERRED"}],
                                    "slipDays": null, "late": false, "allowedStages": ["RETIRED"], "version": 1}]}""");
        assertThat(api.get("/api/v1/rollouts/RO-FORTHING-T5?asOf=2019-06-27").at("/stage"))
                .as("nothing was planned, so far as is known")
                .isNull();
        assertThat(database.sql("""
                                select violation.rollout_id
                                from rollout_basis_violations(array(select id from rollout)) as violation""").query(Long.class).list())
                .as("rollouts that rest on nothing")
                .isEmpty();
    }

    @Test
    void whatASourceContradictsShowsAsDisputed() {
        api.get("/api/v1/agreements/AG-2019-ECARX").has(200).includes("""
                        {"disputed": true, "disputedMembers": ["parties[tencent-smart-mobility]"]}""");
        api.get("/api/v1/agreements/AG-2019-DONGFENG").has(200).includes("""
                        {"disputed": false, "disputedMembers": []}""");
    }

    static Stream<String> records() {
        return Stream.of(
                "select type, code from organization",
                "select 'AGREEMENT', code from agreement",
                "select 'INSTRUMENT', code from instrument",
                "select 'VEHICLE_MODEL', code from vehicle_model",
                "select 'DEPLOYMENT', code from deployment",
                "select 'ROLLOUT', code from rollout",
                "select 'SOLUTION', code from solution",
                "select 'ARCHITECTURE_ELEMENT', code from element",
                "select 'ARCHITECTURE', code from architecture",
                "select 'COOPERATION_DOMAIN', code from cooperation_domain",
                "select 'CAPABILITY', code from capability");
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordCitesTheWordsOfTheArticle(String records) {
        assertThat(database.sql("""
                                select record.code from (%s) as record (type, code)
                                where not exists (
                                    select from evidence join source on source.id = evidence.source_id
                                    where evidence.record_type = record.type and evidence.record_code = record.code
                                      and source.code = 'ARTICLE-2019-06' and evidence.verbatim)""".formatted(records)).query(String.class).list())
                .as("records without evidence")
                .isEmpty();
    }

    @Test
    void theWordsThatStateAFactAreOneRequestAway() {
        Answer evidence = api.get("/api/v1/evidence?type=AGREEMENT&code=AG-2019-DONGFENG&limit=500");
        assertThat(evidence.items("quote")).contains("6月28日，深圳，在腾讯董事会主席兼首席执行官马化腾和东风汽车集团董事长、党委书记竺延风共同见证下，双方签署了一份战略协议");
    }

    @Test
    void whatThePublicRecordSaysOtherwiseStandsBesideTheArticle() {
        Answer evidence = api.get("/api/v1/evidence?type=AGREEMENT&code=AG-2019-ECARX&stance=CONTRADICTS")
                .has(200);
        assertThat(evidence.items("source")).isNotEmpty().doesNotContain("ARTICLE-2019-06");
        assertThat(api.get("/api/v1/agreements/AG-2019-ECARX").at("/parties/0/organization"))
                .as("the public record changes no value of the article's")
                .isEqualTo("tencent-smart-mobility");
    }

    @Test
    void thePortfolioCameThroughTheImporter() {
        api.get("/api/v1/automakers/dongfeng/history").has(200).includes("""
                        {"items": [{"by": "autopact", "change": "CREATED", "via": "IMPORT"}], "nextCursor": null}""");
    }
}
