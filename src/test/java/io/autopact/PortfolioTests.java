package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

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
        "2019-06-27, changan dongfeng faw gac",
        "2018-09-15, ''"
    })
    void anAutomakerIsInCooperationByARecordedCooperationOrAnAgreementInForce(String day, String expected) {
        List<String> codes =
                api.get("/api/v1/automakers?cooperatingOn=" + day).has(200).items("code");
        // 东风柳汽 is in cooperation by its own agreement; the number leaves it out, as its group is in cooperation too.
        assertThat(codes.stream().filter(code -> !code.equals("dongfeng-liuzhou")))
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

    @Test
    void theArchitectureWasAnnouncedInMayAndBelongsToTencentSmartMobility() {
        api.get("/api/v1/architectures/2019-05").has(200).includes("""
                        {"announcedOn": "2019-05-31", "announcedOnPrecision": "MONTH", "announcedOnConfidence": "INFERRED",
                         "occasion": "EV-2019-SUMMIT", "owner": "tencent-smart-mobility", "predecessor": null, "effectiveOn": "2019-05-31",
                         "effectiveOnPrecision": "MONTH", "effectiveOnConfidence": "INFERRED",
                         "layers": [{"elements": [{"code": "IOV", "nameZh": "车联网", "nameEn": "Internet of Vehicles"}, {}, {}, {}]}, {}, {}]}""");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            AUTONOMOUS_DRIVING    | Autonomous driving                                         | 解决车对环境的感知和判断决策                         | VEHICLE_ENVIRONMENT STATED           | ''
            CLOUD_SERVICE         | Cloud service                                              |                                                      | MOBILITY_AS_A_SERVICE INFERRED       | tencent
            ECO_CONNECTED_VEHICLE | Eco Auto Link                                              | 助力车企打造更好的人车交互体验                       | PEOPLE_VEHICLE_DEALER_FACTORY STATED | ''
            ICV_CLOUD_PLATFORM    | Intelligent connected cloud platform                       | 帮助车企建立与用户之间的快速服务能力                 | PEOPLE_VEHICLE_DEALER_FACTORY STATED | ''
            IN_CAR_WECHAT         | In-car WeChat                                              | 提升车内服务智能化                                   | PEOPLE_VEHICLE_DEALER_FACTORY STATED | ''
            MOBILITY_SERVICE      | Mobility service solution based on automotive cloud and LBS | 助力车企从0开始构建出行服务平台，向移动出行服务商转型 | MOBILITY_AS_A_SERVICE STATED        | tencent
            SMART_4S              | Smart 4S dealership                                        | 帮助车企高效管理从汽车销售到售后服务的全周期，助力实现产业链闭环 | PEOPLE_VEHICLE_DEALER_FACTORY STATED | ''
            V2X_5G                | 5G vehicle–road cooperation (5G-V2X)                       | 解决路网与车之间的实时通讯                           | VEHICLE_ENVIRONMENT STATED           | tencent-autonomous-driving tencent-future-network-lab
            """)
    void aSolutionIsDescribedInTheWordsOfTheArticle(
            String code, String nameEn, @Nullable String description, String level, String providers) {
        Answer solution = api.get("/api/v1/solutions/" + code).has(200);
        assertThat(solution.at("/nameEn")).isEqualTo(nameEn);
        assertThat(solution.at("/descriptionZh")).isEqualTo(description);
        assertThat(solution.at("/descriptionEn") == null).isEqualTo(description == null);
        assertThat(solution.at("/relationshipLevel") + " " + solution.at("/relationshipLevelConfidence"))
                .isEqualTo(level);
        assertThat(solution.json().at("/providers").values().stream().map(JsonNode::asString))
                .containsExactly(providers.isEmpty() ? new String[0] : providers.split(" "));
        List<String> quotes =
                api.get("/api/v1/evidence?type=SOLUTION&limit=500&code=" + code).json().at("/items").values().stream()
                        .filter(piece -> piece.at("/record/member").asString("").equals("relationshipLevel"))
                        .map(piece -> piece.at("/quote").asString())
                        .toList();
        assertThat(quotes).hasSize(1);
        if (description != null) {
            assertThat(quotes.getFirst()).as("the level's own sentence").contains("方面，", description);
        }
    }

    @Test
    void theMobilityServiceIsBuiltOnTheAutomotiveCloudAndLbs() {
        api.get("/api/v1/solutions/MOBILITY_SERVICE").has(200).includes("""
                        {"element": "MOBILITY_SERVICE", "builtOnAssignments": [{"element": "AUTO_CLOUD", "confidence": "STATED"}],
                         "capabilityAssignments": [{"capability": "LBS", "confidence": "STATED"}]}""");
        assertThat(api.get("/api/v1/solutions?builtOn=AUTO_CLOUD").items("code"))
                .containsExactly("MOBILITY_SERVICE");
        assertThat(api.get("/api/v1/solutions?provider=tencent").items("code"))
                .containsExactly("CLOUD_SERVICE", "MOBILITY_SERVICE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tencent-smart-mobility",
                "tencent-auto-intelligence",
                "tencent-future-network-lab",
                "tencent-autonomous-driving"
            })
    void aTeamOrABusinessLineIsAUnitOfTencentAndNoSubsidiary(String unit) {
        api.get("/api/v1/own-units/" + unit).has(200).includes("""
                        {"parent": null, "ties": [{"to": "tencent", "kind": "UNIT_OF", "stakePercent": null, "from": null, "until": null}]}""");
    }

    @Test
    void everyTieHasWordsOfItsOwn() {
        assertThat(database.sql("""
                                select organization.code
                                from organization_tie as tie
                                join organization on organization.id = tie.organization_id
                                join organization as target on target.id = tie.to_id
                                where not exists (
                                    select from evidence
                                    where evidence.record_type = organization.type and evidence.record_code = organization.code
                                      and evidence.member = 'ties[' || target.code || ']' and evidence.verbatim)""").query(String.class).list())
                .as("ties without evidence")
                .isEmpty();
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

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "changan, 2019-06-27",
        "gac, 2019-06-27",
        "faw, 2019-06-27",
        "bmw, 2019-06-28",
        "mercedes-benz, 2019-06-28",
        "audi, 2019-06-28",
        "geely, 2019-06-28",
        "fca, 2019-06-28"
    })
    void aCooperationWithoutAnAgreementIsACooperationAndNotAnAgreement(String automaker, String since) {
        api.get("/api/v1/automakers/" + automaker).has(200).includes("""
                        {"cooperation": {"since": "%s", "sincePrecision": "BY", "sinceConfidence": "INFERRED",
                                         "sinceNotBefore": null, "until": null, "wordingZh": "达成合作",
                                         "wordingEn": "entered into cooperation"}}""".formatted(since));
        assertThat(api.get("/api/v1/agreements?organization=" + automaker).items("number"))
                .isEmpty();
    }

    @Test
    void theCooperationWithDongfengBeganWithThatOfItsSubsidiary() {
        api.get("/api/v1/automakers/dongfeng").has(200).includes("""
                        {"cooperation": {"since": "2018-09-16", "sincePrecision": "DAY", "sinceConfidence": "INFERRED",
                                         "until": null, "wordingZh": "达成战略合作",
                                         "wordingEn": "entered into strategic cooperation"}}""");
    }

    @Test
    void whatIsOfTheMonthAfterTheSummitIsNotBeforeIt() {
        api.get("/api/v1/partners/ruqi").has(200).includes("""
                        {"cooperation": {"since": "2019-06-28", "sincePrecision": "BY", "sinceNotBefore": "2019-05-01"}}""");
        api.get("/api/v1/agreements/AG-2019-ECARX").has(200).includes("""
                        {"signedOn": "2019-06-28", "signedOnPrecision": "BY", "signedOnNotBefore": "2019-05-01",
                         "effectiveOnNotBefore": "2019-05-01"}""");
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
