package io.autopact.agreement.milestone;

import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of milestones: of one agreement, or across all. */
@Configuration(proxyBeanMethods = false)
class MilestoneLists {

    static final String MILESTONES = "milestones";
    static final String OF_AGREEMENT = "agreement-milestones";

    private static final String MEMBERS = """
            milestone.code as "code", agreement.code as "agreement",
            milestone.title_zh as "titleZh", milestone.title_en as "titleEn",
            milestone.due_on as "dueOn", milestone.due_on_precision as "dueOnPrecision",
            milestone.due_on_confidence as "dueOnConfidence",
            (select owner.code from organization as owner where owner.id = milestone.owner_id) as "owner",
            milestone.state as "state", milestone.state_on as "stateOn", milestone.state_note as "stateNote",
            milestone.state = 'OPEN' and milestone.due_on < cast(:asOf as date) as "overdue",
            milestone.note as "note", agreement.version as "version",
            (select change.at from change where change.id = milestone.recorded_in) as "updatedAt\"""";

    private static final String SOURCE = "milestone join agreement on agreement.id = milestone.agreement_id";

    @Bean
    ListDefinition<MilestoneView> milestoneListing(JsonRows rows) {
        return listing(rows, MILESTONES, SOURCE, Stream.of(Filter.texts("agreement", """
                        milestone.agreement_id in (
                            select wanted.id from agreement as wanted where wanted.code = any (:agreement))""", "The agreement's number.")));
    }

    @Bean
    ListDefinition<MilestoneView> agreementMilestoneListing(JsonRows rows) {
        return listing(rows, OF_AGREEMENT, SOURCE + "\nwhere agreement.code = :number", Stream.of());
    }

    private static ListDefinition<MilestoneView> listing(
            JsonRows rows, String name, String source, Stream<Filter> more) {
        return new ListDefinition<>(
                name,
                JsonRows.columns(MEMBERS),
                source,
                rows.as(MilestoneView.class),
                Stream.concat(
                                Stream.of(
                                        Filter.constants(
                                                "state",
                                                MilestoneState.values(),
                                                "milestone.state = any (:state)",
                                                "How it stands with it, up to now."),
                                        Filter.date(
                                                "dueBefore", "milestone.due_on < :dueBefore", "Due before this day."),
                                        Filter.texts("owner", """
                                                milestone.owner_id in (
                                                    select wanted.id from organization as wanted where wanted.code = any (:owner))""", "The code of the party that is to deliver.")),
                                more)
                        .toList(),
                List.of(
                        SortKey.text("code", "milestone.code"),
                        new SortKey("dueOn", "milestone.due_on", io.autopact.shared.listing.ValueType.DATE, false),
                        SortKey.text("state", "milestone.state"),
                        SortKey.integer("updatedAt", "milestone.recorded_in")),
                List.of("dueOn"));
    }
}
