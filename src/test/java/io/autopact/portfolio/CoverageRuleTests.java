package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.autopact.agreement.AgreementPhase;
import io.autopact.shared.time.Certainty;
import io.autopact.shared.time.Confidence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which state a cell has, and on what it rests, as the design has it: the first that applies. */
class CoverageRuleTests {

    private static final String DOMAIN = "SMART_MOBILITY";
    private static final String OTHER = "SMART_LOGISTICS";
    private static final String ELEMENT = "MOBILITY_SERVICE";

    private static final CoverageFacts.Offer AGREEMENT = scope("AG-1", DOMAIN);
    private static final CoverageFacts.Offer DRAFT =
            new CoverageFacts.Offer("AG-DRAFT", null, null, DOMAIN, null, null, Confidence.STATED, null);
    private static final CoverageFacts.Landing LAUNCHED = rollout(true, "RO-LIVE", ELEMENT, DOMAIN);
    private static final CoverageFacts.Landing PLANNED = rollout(false, "RO-PLAN", ELEMENT, DOMAIN);
    private static final CoverageFacts.Landing DEPLOYED = deployment("DP-1", ELEMENT, DOMAIN);

    private static CoverageFacts.Offer scope(String agreement, String domain) {
        return new CoverageFacts.Offer(
                agreement, null, null, domain, null, null, Confidence.STATED, AgreementPhase.IN_FORCE);
    }

    private static CoverageFacts.Offer inferred(String agreement, String domain) {
        return new CoverageFacts.Offer(
                agreement, null, null, domain, null, null, Confidence.INFERRED, AgreementPhase.IN_FORCE);
    }

    private static CoverageFacts.Offer solution(String agreement, @Nullable String element) {
        return new CoverageFacts.Offer(
                agreement, null, null, null, element, null, Confidence.STATED, AgreementPhase.IN_FORCE);
    }

    private static CoverageFacts.Landing rollout(
            boolean live, String number, @Nullable String element, String... domains) {
        return new CoverageFacts.Landing("ROLLOUT", live, List.of(number), 1, List.of(domains), element, List.of());
    }

    private static CoverageFacts.Landing deployment(String number, @Nullable String element, String... domains) {
        return new CoverageFacts.Landing("DEPLOYMENT", true, List.of(number), 1, List.of(domains), element, List.of());
    }

    /** Facts put together piece by piece. */
    private record Given(
            List<CoverageFacts.Offer> inForce,
            List<CoverageFacts.Offer> past,
            List<CoverageFacts.Offer> coming,
            List<CoverageFacts.Landing> landings) {

        static Given nothing() {
            return new Given(List.of(), List.of(), List.of(), List.of());
        }

        Given inForce(CoverageFacts.Offer... offers) {
            return new Given(List.of(offers), past, coming, landings);
        }

        Given past(CoverageFacts.Offer... offers) {
            return new Given(inForce, List.of(offers), coming, landings);
        }

        Given coming(CoverageFacts.Offer... offers) {
            return new Given(inForce, past, List.of(offers), landings);
        }

        Given landed(CoverageFacts.Landing... landed) {
            return new Given(inForce, past, coming, List.of(landed));
        }

        CoverageFacts facts() {
            return new CoverageFacts("maker", "车企", "Maker", inForce, past, coming, landings, List.of(), List.of(), 2);
        }

        CoverageRules.Finding domain() {
            return CoverageRules.domain(facts(), DOMAIN);
        }

        CoverageRules.Finding element(Map<String, Confidence> served) {
            return CoverageRules.element(facts(), ELEMENT, served);
        }
    }

    private static List<String> agreements(CoverageRules.Finding found) {
        return found.basis().stream().map(CoverageView.Basis::agreement).toList();
    }

    @Test
    void statesAreDeclaredInTheOrderInWhichTheyApply() {
        assertThat(Arrays.stream(CoverageState.values()).map(Enum::name))
                .containsExactly("LIVE", "LAPSED", "UNCOVERED", "AGREED", "PLANNED", "NONE");
    }

    @Test
    void anAgreementInForceAndALaunchedRolloutAreLive() {
        CoverageRules.Finding found =
                Given.nothing().inForce(AGREEMENT).landed(LAUNCHED).domain();
        assertThat(found.state()).isEqualTo(CoverageState.LIVE);
        assertThat(agreements(found)).containsExactly("AG-1");
        assertThat(found.rollouts()).containsExactly("RO-LIVE");
        assertThat(found.deployments()).isEmpty();
        assertThat(found.isCovered()).isTrue();
    }

    @Test
    void anAgreementInForceAndADeploymentAreLive() {
        CoverageRules.Finding found =
                Given.nothing().inForce(AGREEMENT).landed(DEPLOYED).domain();
        assertThat(found.state()).isEqualTo(CoverageState.LIVE);
        assertThat(found.rollouts()).isEmpty();
        assertThat(found.deployments()).containsExactly("DP-1");
    }

    @Test
    void whatHasLandedAndWasCoveredOnceHasLapsedAndRestsOnTheAgreementsThatWere() {
        CoverageRules.Finding found = Given.nothing()
                .past(scope("AG-OLD", DOMAIN), scope("AG-OLDER", DOMAIN))
                .coming(DRAFT)
                .landed(LAUNCHED)
                .domain();
        assertThat(found.state()).isEqualTo(CoverageState.LAPSED);
        assertThat(agreements(found)).containsExactly("AG-OLD", "AG-OLDER");
        assertThat(found.rollouts()).containsExactly("RO-LIVE");
        assertThat(found.isCovered()).isFalse();
    }

    @Test
    void whatHasLandedAndWasNeverCoveredIsUncoveredAndRestsOnNothing() {
        CoverageRules.Finding found =
                Given.nothing().coming(DRAFT).landed(LAUNCHED, DEPLOYED).domain();
        assertThat(found.state()).isEqualTo(CoverageState.UNCOVERED);
        assertThat(found.basis()).isEmpty();
        assertThat(found.rollouts()).containsExactly("RO-LIVE");
        assertThat(found.deployments()).containsExactly("DP-1");
        assertThat(found.isCovered()).isFalse();
    }

    @Test
    void anAgreementInForceAloneIsAgreed() {
        CoverageRules.Finding found = Given.nothing().inForce(AGREEMENT).domain();
        assertThat(found.state()).isEqualTo(CoverageState.AGREED);
        assertThat(agreements(found)).containsExactly("AG-1");
        assertThat(found.isCovered()).isTrue();
    }

    @Test
    void whatIsAgreedListsNoRolloutThatIsOnlyPlanned() {
        CoverageRules.Finding found =
                Given.nothing().inForce(AGREEMENT).landed(PLANNED).domain();
        assertThat(found.state()).isEqualTo(CoverageState.AGREED);
        assertThat(found.rollouts()).isEmpty();
    }

    @Test
    void anAgreementOnItsWayIsPlanned() {
        CoverageRules.Finding found = Given.nothing().coming(DRAFT).domain();
        assertThat(found.state()).isEqualTo(CoverageState.PLANNED);
        assertThat(agreements(found)).containsExactly("AG-DRAFT");
        assertThat(found.isCovered()).isFalse();
    }

    @Test
    void aPlannedRolloutIsPlanned() {
        CoverageRules.Finding found = Given.nothing().landed(PLANNED).domain();
        assertThat(found.state()).isEqualTo(CoverageState.PLANNED);
        assertThat(found.basis()).isEmpty();
        assertThat(found.rollouts()).containsExactly("RO-PLAN");
    }

    @Test
    void nothingIsNone() {
        CoverageRules.Finding found = Given.nothing().domain();
        assertThat(found.state()).isEqualTo(CoverageState.NONE);
        assertThat(found.basis()).isEmpty();
        assertThat(found.rollouts()).isEmpty();
        assertThat(found.deployments()).isEmpty();
    }

    @Test
    void whatWasCoveredOnceAndNeverLandedIsNone() {
        assertThat(Given.nothing().past(AGREEMENT).domain().state()).isEqualTo(CoverageState.NONE);
    }

    @Test
    void whatIsLiveRestsOnWhatIsInForceAndNotOnWhatWas() {
        CoverageRules.Finding found = Given.nothing()
                .inForce(AGREEMENT)
                .past(scope("AG-OLD", DOMAIN))
                .coming(DRAFT)
                .landed(LAUNCHED, PLANNED)
                .domain();
        assertThat(agreements(found)).containsExactly("AG-1");
        assertThat(found.rollouts()).containsExactly("RO-LIVE");
    }

    @Test
    void whatConcernsAnotherDomainChangesNothing() {
        CoverageRules.Finding found = Given.nothing()
                .inForce(scope("AG-1", OTHER), solution("AG-2", ELEMENT))
                .past(scope("AG-3", OTHER))
                .coming(scope("AG-4", OTHER))
                .landed(rollout(true, "RO-1", ELEMENT, OTHER), deployment("DP-9", ELEMENT))
                .domain();
        assertThat(found.state()).isEqualTo(CoverageState.NONE);
        assertThat(found.basis()).isEmpty();
        assertThat(found.rollouts()).isEmpty();
    }

    @Test
    void aDomainIsAsCertainAsTheScopeThatNamesIt() {
        assertThat(Given.nothing()
                        .inForce(scope("AG-1", DOMAIN), inferred("AG-2", DOMAIN))
                        .domain()
                        .basis())
                .extracting(CoverageView.Basis::confidence)
                .containsExactly(Confidence.STATED, Confidence.INFERRED);
    }

    @Test
    void theBasisNamesTheAmendmentTheAncestorAndThePhase() {
        CoverageFacts.Offer offer = new CoverageFacts.Offer(
                "AG-1", 3, "group", DOMAIN, null, null, Confidence.STATED, AgreementPhase.EXPIRING);
        assertThat(Given.nothing().inForce(offer).domain().basis())
                .containsExactly(
                        new CoverageView.Basis("AG-1", 3, "group", Confidence.STATED, AgreementPhase.EXPIRING));
    }

    @Test
    void theBasisStandsInTheOrderOfTheNumbersAndNamesNothingTwice() {
        CoverageRules.Finding found = Given.nothing()
                .inForce(scope("AG-2", DOMAIN), scope("AG-1", DOMAIN), scope("AG-2", DOMAIN))
                .landed(rollout(true, "RO-B", null, DOMAIN), rollout(true, "RO-A", ELEMENT, DOMAIN))
                .domain();
        assertThat(agreements(found)).containsExactly("AG-1", "AG-2");
        assertThat(found.rollouts()).containsExactly("RO-A", "RO-B");
    }

    @Test
    void anAgreementOfItsOwnStandsBeforeThatOfAnAncestorHoweverTheyWereFound() {
        CoverageFacts.Offer own = scope("AG-1", DOMAIN);
        CoverageFacts.Offer amended = new CoverageFacts.Offer(
                "AG-1", 2, null, DOMAIN, null, null, Confidence.STATED, AgreementPhase.IN_FORCE);
        CoverageFacts.Offer fromGroup = new CoverageFacts.Offer(
                "AG-1", null, "group", DOMAIN, null, null, Confidence.STATED, AgreementPhase.IN_FORCE);
        CoverageFacts.Offer fromZebra = new CoverageFacts.Offer(
                "AG-1", null, "zebra", DOMAIN, null, null, Confidence.STATED, AgreementPhase.IN_FORCE);
        List<CoverageView.Basis> oneWay = Given.nothing()
                .inForce(fromZebra, amended, fromGroup, own)
                .domain()
                .basis();
        List<CoverageView.Basis> otherWay = Given.nothing()
                .inForce(own, fromGroup, amended, fromZebra)
                .domain()
                .basis();
        assertThat(oneWay)
                .isEqualTo(otherWay)
                .extracting(CoverageView.Basis::inheritedFrom)
                .containsExactly(null, null, "group", "zebra");
    }

    @Test
    void anElementCitesStatedBeforeInferredHoweverTheyWereFound() {
        Map<String, Confidence> served = Map.of(DOMAIN, Confidence.STATED, OTHER, Confidence.INFERRED);
        assertThat(Given.nothing()
                        .inForce(scope("AG-1", OTHER), scope("AG-1", DOMAIN))
                        .element(served)
                        .basis())
                .extracting(CoverageView.Basis::confidence)
                .containsExactly(Confidence.STATED, Confidence.INFERRED);
    }

    @Test
    void anElementIsCoveredThroughADomainThatServesIt() {
        CoverageRules.Finding found = Given.nothing().inForce(AGREEMENT).element(Map.of(DOMAIN, Confidence.STATED));
        assertThat(found.state()).isEqualTo(CoverageState.AGREED);
        assertThat(found.basis()).extracting(CoverageView.Basis::confidence).containsExactly(Confidence.STATED);
    }

    @Test
    void anElementIsCoveredThroughASolutionOfIts() {
        CoverageRules.Finding found = Given.nothing()
                .inForce(solution("AG-1", ELEMENT), solution("AG-2", "IOV"), solution("AG-3", null))
                .element(Map.of());
        assertThat(found.state()).isEqualTo(CoverageState.AGREED);
        assertThat(agreements(found)).containsExactly("AG-1");
    }

    @Test
    void anElementThatNothingServesIsNone() {
        assertThat(Given.nothing()
                        .inForce(AGREEMENT)
                        .landed(rollout(true, "RO-1", null, DOMAIN))
                        .element(Map.of())
                        .state())
                .isEqualTo(CoverageState.NONE);
    }

    @Test
    void anElementIsOnlyAsCertainAsTheWeakerOfScopeAndAssignment() {
        CoverageRules.Finding byAssignment =
                Given.nothing().inForce(AGREEMENT).element(Map.of(DOMAIN, Confidence.INFERRED));
        CoverageRules.Finding byScope =
                Given.nothing().inForce(inferred("AG-1", DOMAIN)).element(Map.of(DOMAIN, Confidence.STATED));
        assertThat(byAssignment.basis())
                .extracting(CoverageView.Basis::confidence)
                .containsExactly(Confidence.INFERRED);
        assertThat(byScope.basis()).extracting(CoverageView.Basis::confidence).containsExactly(Confidence.INFERRED);
    }

    @Test
    void whatLandedIsTheElementsByItsSolutionAndNotByItsDomain() {
        Map<String, Confidence> served = Map.of(DOMAIN, Confidence.STATED);
        assertThat(Given.nothing()
                        .inForce(AGREEMENT)
                        .landed(rollout(true, "RO-1", "IOV", DOMAIN))
                        .element(served)
                        .state())
                .isEqualTo(CoverageState.AGREED);
        assertThat(Given.nothing()
                        .inForce(AGREEMENT)
                        .landed(rollout(true, "RO-1", ELEMENT, OTHER))
                        .element(served)
                        .state())
                .isEqualTo(CoverageState.LIVE);
    }

    @Test
    void whatLandedWithAnUnknownElementIsTheElementsByItsDomain() {
        CoverageRules.Finding found = Given.nothing()
                .inForce(AGREEMENT)
                .landed(
                        rollout(true, "RO-1", null, DOMAIN),
                        rollout(true, "RO-2", null, OTHER),
                        deployment("DP-1", null))
                .element(Map.of(DOMAIN, Confidence.STATED));
        assertThat(found.state()).isEqualTo(CoverageState.LIVE);
        assertThat(found.rollouts()).containsExactly("RO-1");
        assertThat(found.deployments()).isEmpty();
    }

    @Test
    void elementsLapseAndStandUncoveredLikeDomains() {
        Map<String, Confidence> served = Map.of(DOMAIN, Confidence.STATED);
        assertThat(Given.nothing()
                        .past(AGREEMENT)
                        .landed(LAUNCHED)
                        .element(served)
                        .state())
                .isEqualTo(CoverageState.LAPSED);
        assertThat(Given.nothing()
                        .past(solution("AG-1", ELEMENT))
                        .landed(LAUNCHED)
                        .element(Map.of())
                        .state())
                .isEqualTo(CoverageState.LAPSED);
        assertThat(Given.nothing().landed(LAUNCHED).element(served).state()).isEqualTo(CoverageState.UNCOVERED);
        assertThat(Given.nothing()
                        .coming(solution("AG-1", ELEMENT))
                        .element(Map.of())
                        .state())
                .isEqualTo(CoverageState.PLANNED);
    }

    @Test
    void aRowHasACellForEveryDomainAndElementAndCountsWhatIsCovered() {
        Map<String, Map<String, Confidence>> elements = new LinkedHashMap<>();
        elements.put("IOV", Map.of());
        elements.put(ELEMENT, Map.of(DOMAIN, Confidence.INFERRED));
        CoverageFacts facts = Given.nothing()
                .inForce(AGREEMENT)
                .landed(LAUNCHED, PLANNED, DEPLOYED, rollout(true, "RO-X", "IOV", OTHER))
                .facts();
        CoverageView.Row row =
                CoverageRules.row(facts, Certainty.CERTAIN, List.of(OTHER, DOMAIN), elements, List.of("LBS"));
        assertThat(row.cells()).extracting(CoverageView.Cell::domain).containsExactly(OTHER, DOMAIN);
        assertThat(row.cells())
                .extracting(CoverageView.Cell::state)
                .containsExactly(CoverageState.UNCOVERED, CoverageState.LIVE);
        assertThat(row.elements()).extracting(CoverageView.ElementCell::element).containsExactly("IOV", ELEMENT);
        assertThat(row.elements())
                .extracting(CoverageView.ElementCell::state)
                .containsExactly(CoverageState.UNCOVERED, CoverageState.LIVE);
        assertThat(row.breadth()).isEqualTo(new CoverageView.Breadth(1, 1, 0));
        assertThat(row.depth()).isEqualTo(new CoverageView.Depth(2, 1, 1, 2));
    }

    private static CoverageFacts.Offer capability(String agreement, Confidence confidence) {
        return new CoverageFacts.Offer(agreement, null, null, null, null, "LBS", confidence, AgreementPhase.IN_FORCE);
    }

    private static CoverageFacts.Landing using(boolean live, String number, String domain) {
        return new CoverageFacts.Landing("ROLLOUT", live, List.of(number), 1, List.of(domain), ELEMENT, List.of("LBS"));
    }

    @Test
    void aBaseCapabilityIsCoveredWhereItOrASolutionThatUsesItIsNamed() {
        CoverageRules.Finding found = CoverageRules.capability(
                Given.nothing()
                        .inForce(
                                capability("AG-1", Confidence.STATED),
                                capability("AG-2", Confidence.INFERRED),
                                AGREEMENT,
                                solution("AG-3", ELEMENT))
                        .landed(LAUNCHED)
                        .facts(),
                "LBS");
        assertThat(found.state()).as("what landed uses none").isEqualTo(CoverageState.AGREED);
        assertThat(found.basis())
                .extracting(CoverageView.Basis::agreement, CoverageView.Basis::confidence)
                .containsExactly(tuple("AG-1", Confidence.STATED), tuple("AG-2", Confidence.INFERRED));
        assertThat(CoverageRules.capability(
                                Given.nothing()
                                        .inForce(capability("AG-1", Confidence.STATED))
                                        .facts(),
                                "AI")
                        .state())
                .isEqualTo(CoverageState.NONE);
    }

    @Test
    void aBaseCapabilityHasLandedWithASolutionThatUsesIt() {
        Given landed = Given.nothing().landed(using(true, "RO-1", DOMAIN));
        assertThat(CoverageRules.capability(landed.facts(), "LBS").state()).isEqualTo(CoverageState.UNCOVERED);
        CoverageRules.Finding live =
                CoverageRules.capability(landed.inForce(AGREEMENT).facts(), "LBS");
        assertThat(live.state()).isEqualTo(CoverageState.LIVE);
        assertThat(live.basis())
                .as("what the solution rests on")
                .extracting(CoverageView.Basis::agreement, CoverageView.Basis::confidence)
                .containsExactly(tuple("AG-1", Confidence.INFERRED));
        assertThat(live.rollouts()).containsExactly("RO-1");
        assertThat(CoverageRules.capability(
                                landed.past(capability("AG-1", Confidence.STATED))
                                        .facts(),
                                "LBS")
                        .state())
                .isEqualTo(CoverageState.LAPSED);
        assertThat(CoverageRules.capability(
                                Given.nothing()
                                        .landed(using(false, "RO-1", DOMAIN))
                                        .facts(),
                                "LBS")
                        .state())
                .isEqualTo(CoverageState.PLANNED);
        assertThat(CoverageRules.capability(
                                Given.nothing()
                                        .coming(capability("AG-1", Confidence.STATED))
                                        .facts(),
                                "LBS")
                        .state())
                .isEqualTo(CoverageState.PLANNED);
    }

    @Test
    void whatASolutionRestsOnThatHasLandedCoversItsElementToo() {
        CoverageFacts facts =
                Given.nothing().inForce(AGREEMENT).landed(LAUNCHED).facts();
        CoverageRules.Finding found = CoverageRules.element(facts, ELEMENT, Map.of());
        assertThat(found.state()).isEqualTo(CoverageState.LIVE);
        assertThat(found.basis())
                .extracting(CoverageView.Basis::agreement, CoverageView.Basis::confidence)
                .containsExactly(tuple("AG-1", Confidence.INFERRED));
        assertThat(CoverageRules.element(
                                Given.nothing().past(AGREEMENT).landed(LAUNCHED).facts(), ELEMENT, Map.of())
                        .state())
                .isEqualTo(CoverageState.LAPSED);
        assertThat(CoverageRules.element(
                                Given.nothing()
                                        .inForce(AGREEMENT)
                                        .landed(PLANNED)
                                        .facts(),
                                ELEMENT,
                                Map.of())
                        .state())
                .as("what has not landed rests on nothing yet")
                .isEqualTo(CoverageState.PLANNED);
        assertThat(CoverageRules.element(
                                Given.nothing()
                                        .inForce(scope("AG-2", OTHER))
                                        .landed(LAUNCHED)
                                        .facts(),
                                ELEMENT,
                                Map.of())
                        .state())
                .isEqualTo(CoverageState.UNCOVERED);
    }
}
