package io.autopact.portfolio;

import io.autopact.agreement.AgreementPhase;
import io.autopact.shared.time.Confidence;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the coverage of one organization follows from, as of a date.
 *
 * @param organization its code
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param inForce what agreements in force bring
 * @param past what agreements brought before; looked up only where something has landed
 * @param coming what agreements on their way will bring
 * @param landings its rollouts and deployments
 * @param possible what agreements may bring at the date and are not certain to
 * @param possibleLandings the rollouts and deployments that may have landed then, or be under way, and are not certain
 *     to
 * @param instruments how many instruments are set up and not closed
 */
record CoverageFacts(
        String organization,
        String nameZh,
        String nameEn,
        List<Offer> inForce,
        List<Offer> past,
        List<Offer> coming,
        List<Landing> landings,
        List<Offer> possible,
        List<Landing> possibleLandings,
        int instruments) {

    /** What the coverage follows from where all that is possible is so; null where nothing is. */
    @Nullable
    CoverageFacts furthest() {
        if (possible.isEmpty() && possibleLandings.isEmpty()) {
            return null;
        }
        return new CoverageFacts(
                organization,
                nameZh,
                nameEn,
                both(inForce, possible),
                past,
                coming,
                both(landings, possibleLandings),
                List.of(),
                List.of(),
                instruments);
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    /**
     * A domain, an element, a solution or a base capability that an agreement brings.
     *
     * @param agreement its number
     * @param amendment the number of the last amendment that brought it, or made the agreement reach the organization
     * @param inheritedFrom the ancestor that is party to it
     * @param domain the domain; null where it is something else
     * @param element the element, or that of a solution; null where that is not known, or it is something else: a base
     *     capability belongs to a version of the architecture and not to one of its elements, and so covers none
     * @param capability the base capability, or one that a solution uses; null where it is something else
     * @param confidence whether a source states it
     * @param phase the agreement's phase
     */
    record Offer(
            String agreement,
            @Nullable Integer amendment,
            @Nullable String inheritedFrom,
            @Nullable String domain,
            @Nullable String element,
            @Nullable String capability,
            Confidence confidence,
            @Nullable AgreementPhase phase) {

        CoverageView.Basis basis(Confidence atMost) {
            return new CoverageView.Basis(
                    agreement,
                    amendment,
                    inheritedFrom,
                    confidence == Confidence.STATED ? atMost : Confidence.INFERRED,
                    phase);
        }
    }

    /**
     * Rollouts or deployments of one solution.
     *
     * @param type ROLLOUT or DEPLOYMENT
     * @param live whether they are launched or in use; else they are planned or under way
     * @param codes their numbers, at most fifty
     * @param count how many there are
     * @param domains the domains that the solution serves
     * @param element the element of the solution; null where that is not known
     * @param capabilities the base capabilities that the solution uses
     */
    record Landing(
            String type,
            boolean live,
            List<String> codes,
            int count,
            List<String> domains,
            @Nullable String element,
            List<String> capabilities) {

        boolean isRollout() {
            return type.equals("ROLLOUT");
        }
    }
}
