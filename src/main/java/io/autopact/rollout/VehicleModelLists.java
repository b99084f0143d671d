package io.autopact.rollout;

import io.autopact.capability.CapabilityCodes;
import io.autopact.evidence.Disputes;
import io.autopact.organization.OrganizationCodes;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of vehicle models and of deployments. */
@Configuration(proxyBeanMethods = false)
class VehicleModelLists {

    static final String VEHICLE_MODELS = "vehicle-models";
    static final String DEPLOYMENTS = "deployments";

    private static final String MODEL_MEMBERS = """
            model.code as "code",
            (select maker.code from organization as maker where maker.id = model.maker_id) as "automaker",
            model.name_zh as "nameZh", model.name_en as "nameEn", model.segment as "segment", model.powertrain as "powertrain",
            model.start_of_production as "startOfProduction",
            model.start_of_production_precision as "startOfProductionPrecision",
            model.start_of_production_confidence as "startOfProductionConfidence", model.start_of_production_not_before as "startOfProductionNotBefore",
            model.archived as "archived", %s, model.version as "version",
            (select change.at from change where change.id = model.recorded_in) as "updatedAt\"""".formatted(Disputes.members("'VEHICLE_MODEL'", "model.code"));

    private static final String DEPLOYMENT_MEMBERS = """
            deployment.code as "number",
            (select user_of.code from organization as user_of where user_of.id = deployment.organization_id) as "organization",
            (select solution.code from solution where solution.id = deployment.solution_id) as "solution",
            deployment.valid_from as "from", deployment.valid_from_precision as "fromPrecision",
            deployment.valid_from_confidence as "fromConfidence", deployment.valid_from_not_before as "fromNotBefore",
            deployment.valid_until as "until", deployment.valid_until_precision as "untilPrecision",
            deployment.valid_until_confidence as "untilConfidence", deployment.valid_until_not_before as "untilNotBefore",
            certainly_holds_at(deployment.valid_from, deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, cast(:asOf as date))
                as "active",
            deployment.note as "note", %s, deployment.version as "version",
            (select change.at from change where change.id = deployment.recorded_in) as "updatedAt\"""".formatted(Disputes.members("'DEPLOYMENT'", "deployment.code"));

    private static final String MATCHES =
            """
            search_grams(%1$s) @> search_needs(:q) and position(search_folded(:q) in %1$s) > 0""".formatted("search_folded(model.code || ' ' || model.name_zh || ' ' || model.name_en)");

    /** With more matches than this, the first ones are soon met in the order of the list. */
    private static final int MANY = 1_000;

    @Bean
    ListDefinition<VehicleModelView> vehicleModelListing(JsonRows rows) {
        return new ListDefinition<>(
                        VEHICLE_MODELS,
                        rows.of(VehicleModelView.class, MODEL_MEMBERS),
                        "vehicle_model as model",
                        List.of(
                                Filter.text(
                                                "q",
                                                MATCHES,
                                                "Any part of the code or a name, in either language; two Chinese characters suffice.")
                                        .with(new Filter.Keys(
                                                "select model.id from vehicle_model as model where " + MATCHES,
                                                MANY,
                                                "model.id = any (:keys)")),
                                Filter.texts("automaker", """
                                model.maker_id in (
                                    select maker.id from organization as maker where maker.code = any (:automaker))""", "The code of the maker.")
                                        .of(OrganizationCodes.AUTOMAKER),
                                Filter.texts("segment", "model.segment = any (:segment)", "The segment of the market."),
                                Filter.constants(
                                        "powertrain",
                                        Powertrain.values(),
                                        "model.powertrain = any (:powertrain)",
                                        "What drives it."),
                                Filter.flag(
                                        "archived",
                                        false,
                                        "model.archived = :archived",
                                        "Archived ones instead of the others.")),
                        List.of(
                                SortKey.text("code", "model.code"),
                                SortKey.pinyin("nameZh", "model.name_zh"),
                                SortKey.text("nameEn", "model.name_en"),
                                SortKey.integer("updatedAt", "model.recorded_in")),
                        List.of("code"))
                .undated();
    }

    @Bean
    ListDefinition<DeploymentView> deploymentListing(JsonRows rows) {
        return new ListDefinition<>(
                        DEPLOYMENTS,
                        rows.of(DeploymentView.class, DEPLOYMENT_MEMBERS),
                        "deployment",
                        List.of(
                                Filter.texts("organization", """
                                deployment.organization_id in (
                                    select wanted.id from organization as wanted where wanted.code = any (:organization))""", "The code of the organization where it is in use.")
                                        .of(OrganizationCodes.ANY),
                                Filter.texts("solution", """
                                deployment.solution_id in (
                                    select wanted.id from solution as wanted where wanted.code = any (:solution))""", "The code of the solution.")
                                        .of(CapabilityCodes.SOLUTION),
                                Filter.date("activeOn", """
                                (:certainty <> 'POSSIBLE' and certainly_holds_at(deployment.valid_from, deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, :activeOn)
                                or :certainty <> 'CERTAIN' and may_hold_at(
                                    deployment.valid_from, deployment.valid_from_precision, deployment.valid_from_not_before,
                                    deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, cast(:activeOn as date)))""", "In use on this day."),
                                Filter.certainty("")),
                        List.of(
                                SortKey.text("number", "deployment.code"),
                                SortKey.date("from", "deployment.valid_from"),
                                SortKey.integer("updatedAt", "deployment.recorded_in")),
                        List.of("number"))
                .whereThen("there_at(deployment.valid_from, deployment.valid_from_precision, cast(:asOf as date))");
    }
}
