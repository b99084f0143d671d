package io.autopact.portfolio;

import io.autopact.shared.time.Confidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio as people record it, in plain values: what a test writes into the register, and reads to say what the
 * register must answer.
 */
record Recorded(
        List<Organization> organizations,
        List<Tie> ties,
        List<Cooperation> cooperations,
        List<Agreement> agreements,
        List<Rollout> rollouts,
        List<Deployment> deployments) {

    record Organization(long id, String code, String kind) {}

    record Tie(Organization of, Organization to, String kind, Days days) {}

    record Cooperation(Organization organization, Days days) {}

    record Solution(
            long id,
            String code,
            @Nullable String element,
            @Nullable Confidence elementConfidence,
            Map<String, Confidence> domains) {}

    record Agreement(
            long id,
            String number,
            String status,
            @Nullable LocalDate draftedOn,
            @Nullable LocalDate negotiatingOn,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate expiresOn,
            @Nullable Integer noticeDays,
            @Nullable Integer renewalMonths,
            boolean extendsToSubsidiaries,
            @Nullable LocalDate terminatedOn,
            @Nullable LocalDate withdrawnOn,
            List<Party> parties,
            List<Scope> scope,
            List<Named> solutions,
            List<NamedElement> elements,
            List<Amendment> amendments) {}

    record Party(
            Organization organization, Days days, @Nullable Integer addedIn) {}

    record Scope(
            String domain,
            Days days,
            Confidence confidence,
            @Nullable Integer addedIn) {}

    record Named(
            Solution solution,
            Days days,
            Confidence confidence,
            @Nullable Integer addedIn) {}

    record NamedElement(
            String element,
            Days days,
            Confidence confidence,
            @Nullable Integer addedIn) {}

    record Amendment(
            int number,
            String kind,
            LocalDate effectiveOn,
            @Nullable LocalDate expiresOn,
            @Nullable Boolean extendsToSubsidiaries) {}

    record Rollout(long id, String number, Organization maker, Solution solution, List<Stage> stages) {}

    record Stage(
            String stage,
            @Nullable LocalDate plannedOn,
            @Nullable LocalDate madeOn,
            @Nullable LocalDate actualOn,
            @Nullable LocalDate resumedOn) {}

    record Deployment(
            long id,
            String number,
            Organization organization,
            @Nullable Solution solution,
            Days days) {}

    /** From one day to another, both included. */
    record Days(@Nullable LocalDate from, @Nullable LocalDate until) {

        /** Whether they hold on a day; a missing start never counts. */
        boolean hold(LocalDate day) {
            return from != null && !from.isAfter(day) && notOver(day);
        }

        /** Whether they hold on a day, where a missing start means since ever. */
        boolean holdSinceEver(LocalDate day) {
            return (from == null || !from.isAfter(day)) && notOver(day);
        }

        /** Whether they have not ended before a day. */
        boolean notOver(LocalDate day) {
            return until == null || !until.isBefore(day);
        }

        boolean overlap(Days other) {
            return (from == null || other.until == null || !other.until.isBefore(from))
                    && (other.from == null || until == null || !until.isBefore(other.from));
        }
    }
}
