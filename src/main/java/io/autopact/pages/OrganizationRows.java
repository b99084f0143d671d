package io.autopact.pages;

import io.autopact.agreement.AgreementView;
import io.autopact.organization.OrganizationView;
import io.autopact.people.PersonView;
import io.autopact.portfolio.CoverageChange;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.picture.Language;
import io.autopact.rollout.DeploymentView;
import io.autopact.shared.time.Confidence;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tables of an organization's page consist of. */
final class OrganizationRows {

    private OrganizationRows() {}

    /** An agreement, own or inherited. */
    record Agreement(
            Ref record,
            String kind,
            @Nullable String phase,
            String status,
            @Nullable String effective,
            @Nullable String ends,
            @Nullable Ref inheritedFrom,
            @Nullable String decisionKind,
            @Nullable String decisionOn,
            boolean disputed) {}

    /** What somebody covers, or not. */
    record Covered(
            Ref thing,
            String state,
            @Nullable String possible,
            @Nullable String was,
            boolean gained,
            boolean lost,
            List<Basis> basis,
            List<Ref> landed) {

        /** Where a cell of the heat map leads: domains and elements may have the same codes. */
        String place() {
            return (thing.of(RecordKind.COOPERATION_DOMAIN) ? "covers-domain-" : "covers-") + thing.code();
        }
    }

    /** What that rests on. */
    record Basis(
            Ref agreement,
            @Nullable Integer amendment,
            @Nullable Ref inheritedFrom,
            boolean inferred) {}

    /** A tie to another organization. */
    record Tie(
            String kind,
            Ref to,
            @Nullable String stake,
            @Nullable String from,
            @Nullable String until,
            List<Words> words) {}

    /** A person there. */
    record Person(
            Ref record,
            @Nullable String office,
            @Nullable String email,
            @Nullable String phone) {}

    /** A solution in use there. */
    record Deployment(
            Ref record,
            @Nullable Ref solution,
            @Nullable String from,
            @Nullable String until,
            boolean active) {}

    /** Words on one part of it. */
    record Said(List<Words> words) {

        boolean any() {
            return !words.isEmpty();
        }
    }

    /** A domain that is not covered. */
    record Space(Ref domain, String state, List<String> reasons) {}

    static List<Covered> covered(
            List<? extends CoverageView.Found> now,
            @Nullable List<? extends CoverageView.Found> then,
            RecordKind kind,
            Refs refs) {
        return now.stream()
                .map(each -> {
                    CoverageView.Found before = then == null
                            ? null
                            : then.stream()
                                    .filter(it -> it.code().equals(each.code()))
                                    .findFirst()
                                    .orElse(null);
                    CoverageChange change = then == null ? null : CoverageChange.of(before, each);
                    return new Covered(
                            refs.to(kind, each.code()),
                            each.state().name(),
                            each.possible() == null
                                    ? null
                                    : each.possible().state().name(),
                            before == null || before.state() == each.state()
                                    ? null
                                    : before.state().name(),
                            change == CoverageChange.GAINED,
                            change == CoverageChange.LOST,
                            basis(each.basis(), refs),
                            Stream.concat(
                                            refs.to(RecordKind.ROLLOUT, each.rollouts()).stream(),
                                            refs.to(RecordKind.DEPLOYMENT, each.deployments()).stream())
                                    .limit(5)
                                    .toList());
                })
                .toList();
    }

    /** What is stated is not told again as inferred. */
    static List<Basis> basis(List<CoverageView.Basis> basis, Refs refs) {
        return basis.stream()
                .filter(each -> each.confidence() == Confidence.STATED
                        || basis.stream()
                                .noneMatch(other -> other.confidence() == Confidence.STATED
                                        && other.agreement().equals(each.agreement())))
                .map(each -> new Basis(
                        refs.to(RecordKind.AGREEMENT, each.agreement()),
                        each.amendment(),
                        refs.orNull(RecordKind.ORGANIZATION, each.inheritedFrom()),
                        each.confidence() == Confidence.INFERRED))
                .toList();
    }

    static Tie tie(OrganizationView.TieView tie, Refs refs, Testimony.OfRecord words, Language language) {
        return new Tie(
                tie.kind().name(),
                refs.to(RecordKind.ORGANIZATION, tie.to()),
                tie.stakePercent() == null
                        ? null
                        : tie.stakePercent().stripTrailingZeros().toPlainString() + "%",
                Dates.written(tie.from(), tie.fromPrecision(), tie.fromConfidence(), tie.fromNotBefore(), language),
                Dates.written(tie.until(), tie.untilPrecision(), tie.untilConfidence(), tie.untilNotBefore(), language),
                words.on("ties[" + tie.to() + "]"));
    }

    static Agreement agreement(AgreementView view, Refs refs, Language language) {
        return new Agreement(
                refs.to(RecordKind.AGREEMENT, view.number()),
                view.kind().name(),
                view.phase() == null ? null : view.phase().name(),
                view.status().name(),
                Dates.written(
                        view.effectiveOn(),
                        view.effectiveOnPrecision(),
                        view.effectiveOnConfidence(),
                        view.effectiveOnNotBefore(),
                        language),
                Objects.toString(view.endsOn(), null),
                refs.orNull(RecordKind.ORGANIZATION, view.inheritedFrom()),
                view.nextDecision() == null ? null : view.nextDecision().kind().name(),
                view.nextDecision() == null ? null : view.nextDecision().on().toString(),
                view.disputed());
    }

    static Person person(PersonView view, Refs refs, Language language) {
        return new Person(
                refs.to(RecordKind.PERSON, view.code()),
                view.officeZh() == null && view.officeEn() == null
                        ? null
                        : language.name(
                                Objects.requireNonNullElse(view.officeZh(), String.valueOf(view.officeEn())),
                                Objects.requireNonNullElse(view.officeEn(), String.valueOf(view.officeZh()))),
                view.email(),
                view.phone());
    }

    static Deployment deployment(DeploymentView view, Refs refs, Language language) {
        return new Deployment(
                refs.to(RecordKind.DEPLOYMENT, view.number()),
                refs.orNull(RecordKind.SOLUTION, view.solution()),
                Dates.written(view.from(), view.fromPrecision(), view.fromConfidence(), view.fromNotBefore(), language),
                Dates.written(
                        view.until(), view.untilPrecision(), view.untilConfidence(), view.untilNotBefore(), language),
                view.active());
    }
}
