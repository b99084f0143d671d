package io.autopact.agreement.milestone;

import io.autopact.agreement.AgreementCodes;
import io.autopact.agreement.PartsOfAgreements;
import io.autopact.organization.OrganizationCodes;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.listing.ValueType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of milestones, of one agreement or across all, and of the due dates of one. */
@Configuration(proxyBeanMethods = false)
class MilestoneLists {

    static final String MILESTONES = "milestones";
    static final String OF_AGREEMENT = "agreement-milestones";
    static final String PLANS = "milestone-plans";

    private static final String DUE =
            "milestone_due(milestone.id, milestone.due_on, milestone.made_on, cast(:asOf as date))";

    private static final String STATE = "milestone_state_on(milestone.state, milestone.state_on, cast(:asOf as date))";

    private static final String OVERDUE = "%s = 'OPEN' and %s < cast(:asOf as date)".formatted(STATE, DUE);

    private static final String MEMBERS =
            """
            milestone.code as "code", agreement.code as "agreement",
            milestone.title_zh as "titleZh", milestone.title_en as "titleEn",
            plan.due_on as "dueOn", plan.due_on_precision as "dueOnPrecision", plan.due_on_confidence as "dueOnConfidence", plan.due_on_not_before as "dueOnNotBefore",
            first.due_on as "firstDueOn",
            milestone_slip(milestone.state, milestone.state_on, plan.due_on, first.due_on, cast(:asOf as date)) as "slipDays",
            (select owner.code from organization as owner where owner.id = milestone.owner_id) as "owner",
            %s as "state",
            case when milestone.state_on <= cast(:asOf as date) then milestone.state_on end as "stateOn",
            case when %s = milestone.state then milestone.state_note end as "stateNote",
            %s as "overdue",
            milestone.note as "note", %s, array[milestone.state] as "allowedStates", agreement.version as "version",
            (select change.at from change where change.id = milestone.recorded_in) as "updatedAt"
            from (select) as nothing
            left join lateral (
                select min(last.due_on) as due_on, min(last.due_on_precision) as due_on_precision,
                    min(last.due_on_confidence) as due_on_confidence, min(last.due_on_not_before) as due_on_not_before
                from (
                    select known.* from milestone_plan as known
                    where known.milestone_id = milestone.id and (known.made_on <= cast(:asOf as date) or known.number = 1)
                    order by known.number desc limit 1) as last) as plan on true
            left join lateral (
                select min(known.due_on) as due_on from milestone_plan as known
                where known.milestone_id = milestone.id and known.number = 1) as first on true""".formatted(STATE, STATE, OVERDUE, Responsibilities.member("'MILESTONE'", "milestone.code"));

    private static final String SOURCE = "milestone join agreement on agreement.id = milestone.agreement_id";

    @Bean
    ListDefinition<MilestoneView> milestoneListing(JsonRows rows) {
        return listing(
                rows,
                MILESTONES,
                Stream.of(Filter.texts("agreement", """
                        milestone.agreement_id in (
                            select wanted.id from agreement as wanted where wanted.code = any (:agreement))""", "The agreement's number.")
                        .of(AgreementCodes.AGREEMENT)));
    }

    @Bean
    ListDefinition<MilestoneView> agreementMilestoneListing(JsonRows rows) {
        return listing(rows, OF_AGREEMENT, Stream.of()).only("agreement.code = :number");
    }

    private static ListDefinition<MilestoneView> listing(JsonRows rows, String name, Stream<Filter> more) {
        return new ListDefinition<>(
                        name,
                        rows.of(MilestoneView.class, MEMBERS)
                                .making(MilestoneView::withAllowedStates, Set.of("allowedStates"), Set.of()),
                        SOURCE,
                        Stream.concat(
                                        Stream.of(
                                                Filter.constants(
                                                        "state",
                                                        MilestoneState.values(),
                                                        "%s = any (:state)".formatted(STATE),
                                                        "How it stands with it at the date asked about."),
                                                Filter.date(
                                                        "dueBefore",
                                                        "%s < :dueBefore".formatted(DUE),
                                                        "Due before this day."),
                                                Filter.flag(
                                                        "overdue",
                                                        null,
                                                        "(%s) = :overdue".formatted(OVERDUE),
                                                        "Whether it is open at the date asked about and was due before."),
                                                Filter.texts("owner", """
                                                milestone.owner_id in (
                                                    select wanted.id from organization as wanted where wanted.code = any (:owner))""", "The code of the party that is to deliver.")
                                                        .of(OrganizationCodes.ANY),
                                                Responsibilities.filter("'MILESTONE'", "milestone.code")),
                                        more)
                                .toList(),
                        List.of(
                                SortKey.text("code", "milestone.code"),
                                new SortKey("dueOn", DUE, ValueType.DATE, false),
                                SortKey.text("state", STATE),
                                SortKey.integer("updatedAt", "milestone.recorded_in")),
                        List.of("dueOn"))
                .whereThen(PartsOfAgreements.BEGUN);
    }

    @Bean
    ListDefinition<DueDateView> dueDateListing(JsonRows rows) {
        return new ListDefinition<>(
                        PLANS,
                        rows.of(DueDateView.class, """
                        plan.number as "number", plan.due_on as "dueOn", plan.due_on_precision as "dueOnPrecision",
                        plan.due_on_confidence as "dueOnConfidence", plan.due_on_not_before as "dueOnNotBefore",
                        (select before.due_on from milestone_plan as before
                         where before.milestone_id = plan.milestone_id and before.number < plan.number
                         order by before.number desc limit 1) as "previousOn",
                        plan.due_on - (
                            select first.due_on from milestone_plan as first
                            where first.milestone_id = plan.milestone_id order by first.number limit 1) as "slipDays", plan.made_on as "madeOn", plan.reason as "reason",
                        (select change.at from change where change.id = plan.recorded_in) as "recordedAt\""""),
                        "milestone_plan as plan",
                        List.of(),
                        List.of(SortKey.integer("number", "plan.number")),
                        List.of("number"))
                .only("plan.milestone_id = :milestoneId and (plan.made_on <= cast(:asOf as date) or plan.number = 1)");
    }
}
