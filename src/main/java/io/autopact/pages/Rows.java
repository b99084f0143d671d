package io.autopact.pages;

import io.autopact.people.Responsible;
import io.autopact.people.ResponsibleOn;
import io.autopact.portfolio.ChangeItem;
import io.autopact.portfolio.ChangeKind;
import io.autopact.portfolio.DueItem;
import io.autopact.portfolio.GapItem;
import io.autopact.portfolio.Subject;
import io.autopact.portfolio.WrittenDate;
import io.autopact.portfolio.picture.Language;
import io.autopact.rollout.RolloutStage;
import io.autopact.rollout.RolloutView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of tables that stand on several pages. */
final class Rows {

    private Rows() {}

    /** Records that concern somebody, by their names. */
    private static List<Ref> concerned(List<Subject> subjects, Refs refs) {
        return refs.to(
                RecordKind.ORGANIZATION, subjects.stream().map(Subject::code).toList());
    }

    /**
     * What falls due.
     *
     * @param kind what it is
     * @param title what ends or is to be delivered
     * @param away how far off it is from the date asked about, in words
     * @param record the agreement or the milestone; null where it is a tie
     */
    record Due(
            String kind,
            String title,
            String on,
            String away,
            boolean overdue,
            boolean soon,
            @Nullable Ref record,
            List<Ref> organizations,
            List<Ref> responsible) {

        private static final int SOON = 30;

        private static String awayZh(int days) {
            return days == 0 ? "当天" : (days > 0 ? "还有 %d 天" : "已过 %d 天").formatted(Math.abs(days));
        }

        private static String awayEn(int days) {
            String many = Math.abs(days) == 1 ? "1 day" : Math.abs(days) + " days";
            return days == 0 ? "on this day" : (days > 0 ? "in " : "overdue by ") + many;
        }

        static Due of(DueItem item, Refs refs) {
            Ref milestone = refs.orNull(RecordKind.MILESTONE, item.milestone());
            return new Due(
                    item.kind().name(),
                    refs.asked().language().name(item.titleZh(), item.titleEn()),
                    item.dueOn().toString(),
                    refs.asked().language().name(awayZh(item.daysLeft()), awayEn(item.daysLeft())),
                    item.daysLeft() < 0,
                    item.daysLeft() >= 0 && item.daysLeft() <= SOON,
                    milestone == null ? refs.orNull(RecordKind.AGREEMENT, item.agreement()) : milestone,
                    refs.to(RecordKind.ORGANIZATION, item.organizations()),
                    refs.to(
                            RecordKind.PERSON,
                            item.responsible().stream()
                                    .map(ResponsibleOn::person)
                                    .toList()));
        }
    }

    /** Somebody who is responsible, and as what. */
    record Person(Ref person, String role, String dueHref) {

        /** Those who are so at the date asked about. */
        static List<Person> of(List<Responsible> all, Refs refs) {
            return all.stream()
                    .filter(each -> each.isOn(refs.asked().asOf()))
                    .map(each -> new Person(
                            refs.to(RecordKind.PERSON, each.person()),
                            each.role().name(),
                            refs.asked().to("/due", Map.of(DuePage.PERSON, each.person()))))
                    .toList();
        }
    }

    /** The dates of one stage of a rollout. */
    record Stage(
            String stage,
            @Nullable String planned,
            @Nullable String actual,
            int slipDays,
            boolean slipped,
            boolean early) {}

    /** A rollout, plan against actual. */
    record Rollout(
            Ref record,
            Ref automaker,
            Ref solution,
            @Nullable String system,
            @Nullable String market,
            @Nullable String stage,
            boolean late,
            @Nullable String lateStage,
            @Nullable String lateSince,
            List<Stage> stages,
            @Nullable Ref basis,
            @Nullable String withoutBasis,
            boolean gap) {

        static Rollout of(RolloutView view, Refs refs) {
            Language language = refs.asked().language();
            String system = view.systemName() == null
                    ? null
                    : view.systemVersion() == null ? view.systemName() : view.systemName() + " " + view.systemVersion();
            return new Rollout(
                    refs.to(RecordKind.ROLLOUT, view.number()),
                    refs.to(RecordKind.ORGANIZATION, view.automaker()),
                    refs.to(RecordKind.SOLUTION, view.solution()),
                    system,
                    view.market(),
                    name(view.stage()),
                    view.late(),
                    name(view.lateStage()),
                    Objects.toString(view.lateSince(), null),
                    view.stages().stream()
                            .map(each -> new Stage(
                                    each.stage().name(),
                                    Dates.written(
                                            each.plannedOn(),
                                            each.plannedOnPrecision(),
                                            each.plannedOnConfidence(),
                                            each.plannedOnNotBefore(),
                                            language),
                                    Dates.written(
                                            each.actualOn(),
                                            each.actualOnPrecision(),
                                            each.actualOnConfidence(),
                                            each.actualOnNotBefore(),
                                            language),
                                    Math.abs(Objects.requireNonNullElse(each.slipDays(), 0)),
                                    Objects.requireNonNullElse(each.slipDays(), 0) > 0,
                                    Objects.requireNonNullElse(each.slipDays(), 0) < 0))
                            .toList(),
                    refs.orNull(RecordKind.AGREEMENT, view.basis()),
                    view.withoutBasis() == null ? null : view.withoutBasis().reason(),
                    view.basis() == null && view.withoutBasis() == null);
        }

        private static @Nullable String name(@Nullable RolloutStage stage) {
            return stage == null ? null : stage.name();
        }
    }

    /** Something that is otherwise than before. */
    record Change(
            @Nullable String on,
            String what,
            boolean gained,
            boolean lost,
            @Nullable Ref record,
            @Nullable String code,
            @Nullable Ref subject,
            @Nullable String before,
            @Nullable String after,
            List<Ref> organizations) {

        private static final Set<ChangeKind> GAINED = Set.of(
                ChangeKind.COOPERATION_BEGAN,
                ChangeKind.AGREEMENT_CAME_INTO_FORCE,
                ChangeKind.COVERAGE_GAINED,
                ChangeKind.DEPLOYMENT_BEGAN);
        private static final Set<ChangeKind> LOST = Set.of(
                ChangeKind.COOPERATION_ENDED,
                ChangeKind.AGREEMENT_ENDED,
                ChangeKind.COVERAGE_LOST,
                ChangeKind.DEPLOYMENT_ENDED);

        static Change of(ChangeItem item, Refs refs) {
            Ref record = refs.typed(item.type(), item.code()).orElse(null);
            return new Change(
                    item.on() == null ? null : WrittenDate.of(item.on(), item.onPrecision()),
                    refs.asked().language().choose(item.kind().zh(), item.kind().en()),
                    GAINED.contains(item.kind()),
                    LOST.contains(item.kind()),
                    record,
                    record == null ? item.code() : null,
                    subject(item, refs),
                    item.before(),
                    item.after(),
                    concerned(item.organizations(), refs).stream()
                            .filter(each -> each != record)
                            .toList());
        }

        private static @Nullable Ref subject(ChangeItem item, Refs refs) {
            return switch (item.kind()) {
                case COVERAGE_GAINED, COVERAGE_LOST -> refs.orNull(RecordKind.COOPERATION_DOMAIN, item.subject());
                case DEPLOYMENT_BEGAN, DEPLOYMENT_ENDED -> refs.orNull(RecordKind.SOLUTION, item.subject());
                default -> null;
            };
        }
    }

    /** Something that cannot be borne out. */
    record Gap(
            String what,
            @Nullable Ref record,
            @Nullable String code,
            @Nullable String since,
            List<Ref> organizations) {

        static Gap of(GapItem item, Refs refs) {
            Ref record = refs.typed(item.type(), item.code()).orElse(null);
            return new Gap(
                    refs.asked().language().choose(item.detailZh(), item.detailEn()),
                    record,
                    record == null ? item.code() : null,
                    Objects.toString(item.since(), null),
                    concerned(item.organizations(), refs));
        }
    }
}
