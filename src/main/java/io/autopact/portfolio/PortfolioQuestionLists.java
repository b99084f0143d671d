package io.autopact.portfolio;

import io.autopact.capability.CapabilityCodes;
import io.autopact.evidence.CitableType;
import io.autopact.organization.OrganizationCodes;
import io.autopact.rollout.RolloutCodes;
import io.autopact.rollout.RolloutStage;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.listing.ValueType;
import io.autopact.shared.time.RoughDate;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.SqlParameterValue;

/** The lists of what is missing, what slips, what is planned and what changed, over the portfolio as a whole. */
@Configuration(proxyBeanMethods = false)
class PortfolioQuestionLists {

    static final String WHITE_SPACE = "portfolio-white-space";
    static final String SUMMARY_EVIDENCE = "portfolio-summary-evidence";
    static final String GAPS = "portfolio-gaps";
    static final String SLIPS = "portfolio-slips";
    static final String FORECAST = "portfolio-rollout-forecast";
    static final String CHANGES = "portfolio-changes";

    /** The parameter that the changes need. */
    static final String FROM = "from";

    private static final String SUBJECTS = """
            coalesce((
                select json_agg(json_build_object('code', organization.code, 'nameZh', organization.name_zh, 'nameEn', organization.name_en)
                    order by organization.code)
                from organization
                where organization.id = any (%s)), '[]')""";

    /** The figures of the summary, by their members. */
    private static final List<String> FIGURES = List.of(
            "automakersInCooperation",
            "agreementsInForce",
            "domainsCovered",
            "vehicleModels.launched",
            "vehicleModels.planned",
            "mobilityOperators",
            "ecosystemPartners");

    /** Everything of an organization and, where asked for, of all that belongs to it. */
    private static final String OF_ORGANIZATION = """
            %s && array(select organizations_with_descendants(
                cast(:organization as text[]), cast(:includeDescendants as boolean), cast(:asOf as date)))""";

    private static final Filter INCLUDE_DESCENDANTS = Filter.flag(
            "includeDescendants",
            false,
            "",
            "Whether what concerns all that belongs to the organization at the date is told, too.");

    /** A filter whose condition steers the inside of the source; without a value it is an empty array there. */
    private static Filter inside(String name, String description) {
        return inside(name, "", description);
    }

    private static Filter inside(String name, String condition, String description) {
        return new Filter(
                name,
                ValueType.TEXT,
                true,
                List.of(),
                new SqlParameterValue(Types.ARRAY, new String[0]),
                condition,
                description);
    }

    /** What evidence can be about, and milestones. */
    private static List<String> kinds(List<CitableType> types) {
        return Stream.concat(types.stream().map(CitableType::type), Stream.of("MILESTONE"))
                .distinct()
                .sorted()
                .toList();
    }

    @Bean
    ListDefinition<WhiteSpaceItem> whiteSpaceListing(JsonRows rows) {
        return new ListDefinition<>(
                WHITE_SPACE,
                rows.of(WhiteSpaceItem.class, """
                        organization.code as "organization", organization.name_zh as "nameZh", organization.name_en as "nameEn",
                        domain.code as "domain", domain.name_zh as "domainNameZh", domain.name_en as "domainNameEn",
                        space.state as "state", space.country as "country", %s as "comparable",
                        space.covering as "covering", %s as "sharePercent", %s as "examples",
                        coalesce(space.coming, '{}') as "agreements", space.scope_unknown as "scopeUnknown", %s as "affiliates",
                        '{}'::text[] as "reasons\"""".formatted(
                                        COMPARABLE,
                                        SHARE,
                                        SUBJECTS.formatted("space.examples"),
                                        SUBJECTS.formatted("space.affiliates")))
                        .making(
                                WhiteSpaceItem::told,
                                Set.of("reasons"),
                                Set.of(
                                        "state",
                                        "country",
                                        "comparable",
                                        "covering",
                                        "examples",
                                        "agreements",
                                        "scopeUnknown",
                                        "affiliates")),
                """
                white_space(cast(:asOf as date)) as space
                join organization on organization.id = space.organization_id
                join cooperation_domain as domain on domain.id = space.domain_id""",
                List.of(
                        Filter.texts("organization", "organization.code = any (:organization)", "The automaker's code.")
                                .of(OrganizationCodes.AUTOMAKER),
                        Filter.texts("domain", "domain.code = any (:domain)", "The domain's code.")
                                .of(CapabilityCodes.DOMAIN),
                        Filter.constants(
                                "state",
                                new CoverageState[] {
                                    CoverageState.LAPSED,
                                    CoverageState.UNCOVERED,
                                    CoverageState.PLANNED,
                                    CoverageState.NONE
                                },
                                "space.state = any (:state)",
                                "How far it has come."),
                        Filter.texts("country", "space.country = any (:country)", "The automaker's country.")
                                .of(OrganizationCodes.COUNTRY),
                        Filter.flag(
                                "scopeUnknown",
                                null,
                                "space.scope_unknown = :scopeUnknown",
                                "Whether nothing is known of what was agreed with the automaker.")),
                List.of(
                        SortKey.text("key", "organization.code || '/' || lpad(domain.position::text, 6, '0')"),
                        SortKey.integer("covering", "space.covering"),
                        SortKey.integer("sharePercent", SHARE),
                        SortKey.text("organization", "organization.code"),
                        SortKey.integer("domain", "domain.position")),
                List.of("-covering", "-sharePercent", "organization", "domain"));
    }

    /** Where no group of the automaker's country is counted, there is none to compare it with. */
    private static final String COMPARABLE = "coalesce(space.comparable, 0)";

    private static final String SHARE =
            "coalesce(round(space.covering * 100.0 / nullif(space.comparable, 0))::integer, 0)";

    @Bean
    ListDefinition<SummaryEvidenceItem> summaryEvidenceListing(JsonRows rows) {
        return new ListDefinition<>(
                SUMMARY_EVIDENCE,
                rows.of(SummaryEvidenceItem.class, """
                        record.figure as "figure", record.record_type as "type", record.record_code as "code",
                        record.name_zh as "nameZh", record.name_en as "nameEn",
                        case when record.certain then 'CERTAIN' else 'POSSIBLE' end as "certainty",
                        coalesce((
                            select json_agg(
                                json_build_object(
                                    'code', evidence.code,
                                    'record', json_build_object(
                                        'type', evidence.record_type, 'code', evidence.record_code, 'member', evidence.member),
                                    'source', source.code, 'quote', evidence.quote, 'stance', evidence.stance,
                                    'confidence', evidence.confidence, 'note', evidence.note)
                                order by evidence.record_type, evidence.record_code, evidence.member nulls first, source.code, evidence.code)
                            from summary_evidence(record.figure, record.record_code, cast(:asOf as date)) as bearing (id)
                            join evidence on evidence.id = bearing.id
                            join source on source.id = evidence.source_id), '[]') as "evidence\""""),
                "summary_records(cast(:asOf as date)) as record",
                List.of(
                        Filter.words(
                                "figure",
                                FIGURES,
                                "record.figure = any (:figure)",
                                "The figure, by its member in the summary."),
                        Filter.certainty("(:certainty = 'ALL' or record.certain = (:certainty = 'CERTAIN'))")),
                List.of(SortKey.text("figure", "record.figure"), SortKey.text("code", "record.record_code")),
                List.of("figure", "code"));
    }

    @Bean
    ListDefinition<GapItem> gapListing(JsonRows rows, List<CitableType> types) {
        return new ListDefinition<>(
                        GAPS,
                        rows.of(GapItem.class, """
                        gap.kind as "kind", gap.record_type as "type", gap.record_code as "code", %s as "organizations",
                        gap.subject as "subject", gap.since as "since", '' as "detailZh", '' as "detailEn\"""".formatted(SUBJECTS.formatted("gap.organization_ids")))
                                .making(GapItem::told, Set.of("detailZh", "detailEn"), Set.of("kind")),
                        """
                portfolio_gaps_of(cast(:organization as text[]), cast(:includeDescendants as boolean), cast(:asOf as date),
                    cast(:after as text), cast(:most as bigint)) as gap""",
                        List.of(
                                Filter.constants(
                                        "kind", GapKind.values(), "gap.kind = any (:kind)", "What is missing."),
                                Filter.words(
                                        "type", kinds(types), "gap.record_type = any (:type)", "The kind of record."),
                                inside(
                                                "organization",
                                                "cardinality(cast(:organization as text[])) = 0 or "
                                                        + OF_ORGANIZATION.formatted("gap.organization_ids"),
                                                "The code of an organization that it concerns.")
                                        .of(OrganizationCodes.ANY),
                                INCLUDE_DESCENDANTS),
                        List.of(
                                SortKey.text(
                                        "key",
                                        "gap.kind || '/' || gap.record_code || '/' || coalesce(gap.subject, '')"),
                                SortKey.text("code", "gap.record_code"),
                                SortKey.date("since", "gap.since")),
                        List.of("key"))
                .endingWithThePage();
    }

    @Bean
    ListDefinition<SlipItem> slipListing(JsonRows rows) {
        return new ListDefinition<>(
                SLIPS,
                rows.of(SlipItem.class, """
                        slip.code as "rollout", model.code as "vehicleModel", model.name_zh as "modelNameZh",
                        model.name_en as "modelNameEn", maker.code as "automaker", solution.code as "solution",
                        slip.market as "market", slip.stage as "stage", slip.first_planned_on as "firstPlannedOn",
                        slip.planned_on as "plannedOn", slip.launched_on as "launchedOn", slip.slip_days as "slipDays",
                        (select count(*) - 1 from rollout_plan as plan
                         where plan.rollout_id = slip.rollout_id and plan.stage = 'LAUNCHED' and plan.made_on <= cast(:asOf as date)) as "replannings",
                        (select plan.reason from rollout_plan as plan
                         where plan.rollout_id = slip.rollout_id and plan.stage = 'LAUNCHED' and plan.made_on <= cast(:asOf as date)
                         order by plan.number desc limit 1) as "reason\""""),
                """
                rollout_slips(cast(:asOf as date)) as slip
                join vehicle_model as model on model.id = slip.model_id
                join organization as maker on maker.id = model.maker_id
                join solution on solution.id = slip.solution_id""",
                List.of(
                        Filter.texts("automaker", "maker.code = any (:automaker)", "The code of the model's maker.")
                                .of(OrganizationCodes.AUTOMAKER),
                        Filter.texts("solution", "solution.code = any (:solution)", "The code of the solution.")
                                .of(CapabilityCodes.SOLUTION),
                        Filter.texts("vehicleModel", "model.code = any (:vehicleModel)", "The code of the model.")
                                .of(RolloutCodes.VEHICLE_MODEL),
                        Filter.constants(
                                "stage",
                                RolloutStage.values(),
                                "slip.stage = any (:stage)",
                                "Where it is at the date.")),
                List.of(SortKey.text("rollout", "slip.code"), SortKey.integer("slipDays", "slip.slip_days")),
                List.of("-slipDays"));
    }

    @Bean
    ListDefinition<ForecastMonth> forecastListing(JsonRows rows) {
        return new ListDefinition<>(
                FORECAST,
                rows.of(ForecastMonth.class, """
                        forecast.month as "month", forecast.rollouts as "rollouts", forecast.models as "vehicleModels",
                        forecast.overdue as "overdue", forecast.on_hold as "onHold", forecast.replanned as "replanned",
                        forecast.numbers as "numbers\""""),
                """
                rollout_forecast(cast(:asOf as date), cast(:automaker as text[]), cast(:solution as text[]),
                    cast(:market as text[])) as forecast""",
                List.of(
                        inside("automaker", "The code of the models' maker.").of(OrganizationCodes.AUTOMAKER),
                        inside("solution", "The code of the solution.").of(CapabilityCodes.SOLUTION),
                        inside("market", "The market.")),
                List.of(SortKey.text("month", "forecast.month")),
                List.of("month"));
    }

    @Bean
    ListDefinition<ChangeItem> changeListing(JsonRows rows, List<CitableType> types) {
        return new ListDefinition<>(
                CHANGES,
                rows.of(ChangeItem.class, """
                        change.kind as "kind", change.record_type as "type", change.record_code as "code", %s as "organizations",
                        change.subject as "subject", change.before as "before", change.after as "after", change.on_day as "on",
                        change.on_day_precision as "onPrecision", change.on_day_confidence as "onConfidence",
                        change.on_day_not_before as "onNotBefore", '' as "detailZh", '' as "detailEn\"""".formatted(SUBJECTS.formatted("change.organization_ids")))
                        .making(
                                ChangeItem::told,
                                Set.of("detailZh", "detailEn"),
                                Set.of("kind", "code", "subject", "before", "after", "on", "onPrecision")),
                """
                portfolio_changes(cast(:from as date),
                    case when cast(:to as date) = date '%s' then cast(:asOf as date) else cast(:to as date) end) as change""".formatted(RoughDate.EARLIEST),
                List.of(
                        Filter.date(FROM, "", "The earlier of the two dates; it is needed."),
                        new Filter(
                                "to",
                                ValueType.DATE,
                                false,
                                List.of(),
                                RoughDate.EARLIEST,
                                "",
                                "The later of the two dates; asOf, or today, where it is missing."),
                        Filter.constants("kind", ChangeKind.values(), "change.kind = any (:kind)", "What changed."),
                        Filter.words("type", kinds(types), "change.record_type = any (:type)", "The kind of record."),
                        new Filter(
                                        "organization",
                                        ValueType.TEXT,
                                        true,
                                        List.of(),
                                        null,
                                        OF_ORGANIZATION.formatted("change.organization_ids"),
                                        "The code of an organization that it concerns.")
                                .of(OrganizationCodes.ANY),
                        INCLUDE_DESCENDANTS),
                List.of(
                        SortKey.text(
                                "key",
                                "change.kind || '/' || change.record_code || '/' || coalesce(change.subject, '')"),
                        SortKey.text("code", "change.record_code"),
                        SortKey.date("on", "change.on_day"),
                        // What is known roughly may have been before what is known to be of that day.
                        SortKey.text("exact", "case when change.on_day_precision = 'DAY' then '1' else '0' end")),
                List.of("on", "exact", "key"));
    }
}
