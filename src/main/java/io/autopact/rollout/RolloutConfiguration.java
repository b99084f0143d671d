package io.autopact.rollout;

import io.autopact.evidence.CitableType;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
import io.autopact.organization.OrganizationReferences;
import io.autopact.people.ResponsibleType;
import io.autopact.shared.problem.ProblemTypes;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes: its data sets, what can be cited, and whose history can be read. */
@Configuration(proxyBeanMethods = false)
class RolloutConfiguration {

    @Bean
    CitableType citableVehicleModel() {
        return CitableType.of("VEHICLE_MODEL", "select code from vehicle_model", VehicleModelView.class);
    }

    @Bean
    CitableType citableDeployment() {
        return CitableType.of("DEPLOYMENT", "select code from deployment", DeploymentView.class);
    }

    @Bean
    CitableType citableRollout() {
        return CitableType.of("ROLLOUT", "select code from rollout", RolloutView.class);
    }

    @Bean
    ResponsibleType responsibleForRollout() {
        return new ResponsibleType(citableRollout());
    }

    @Bean
    HistoricResource rolloutHistory() {
        return RolloutRecords.RESOURCE;
    }

    @Bean
    ProblemTypes rolloutProblems() {
        return ProblemTypes.of(RolloutProblem.values());
    }

    @Bean
    HistoricResource vehicleModelHistory() {
        return HistoricResource.of("vehicle-models", "VEHICLE_MODEL", "vehicle model", "vehicle_model")
                .withActions(Set.of("ARCHIVED", "RESTORED"));
    }

    @Bean
    HistoricResource deploymentHistory() {
        return HistoricResource.of("deployments", "DEPLOYMENT", "deployment", "deployment");
    }

    @Bean
    DataSet vehicleModelDataSet() {
        return TableDataSet.builder()
                .name("vehicle_models")
                .descriptionZh("车型")
                .descriptionEn("Models of automakers")
                .table("vehicle_model")
                .narrowedBy(VehicleModelLists.VEHICLE_MODELS, "model.code", "code")
                .fields(
                        Field.lowerCode("code", "车型编码", "The model's code"),
                        Field.reference("automaker", "organization", "车企编码", "The code of its maker")
                                .withColumn("maker_id")
                                .onlyWhere(OrganizationReferences.STAYS + " and target.type = 'AUTOMAKER'")
                                .withRequired(true),
                        Field.name("name_zh", "中文名称", "Name in Chinese"),
                        Field.name("name_en", "英文名称", "Name in English"),
                        Field.text("segment", 80, "细分市场", "The segment of the market it is for"),
                        Field.constant("powertrain", Powertrain.values(), "动力类型", "What drives it"))
                .fieldList(Field.roughDate(
                        "start_of_production", "start_of_production", "投产日期", "When its production began"))
                .fields(Field.of("archived", ColumnType.BOOLEAN, "是否归档", "Whether it is kept for the record only")
                        .withFallback("false"))
                .versioned(true)
                .codesOf("VEHICLE_MODEL")
                .recordRules(RolloutRules.MODEL)
                .context("automaker_archived", "maker.merged_into_id is null and " + RolloutDataSets.archived("maker"))
                .contextJoin("left join organization as maker on maker.code = s.automaker")
                .deriveNames("automaker", "车企", "the maker")
                .deriveVersion()
                .build();
    }

    @Bean
    DataSet deploymentDataSet() {
        return TableDataSet.builder()
                .name("deployments")
                .descriptionZh("部署：在某组织投入使用的解决方案")
                .descriptionEn("Solutions in use at organizations")
                .table("deployment")
                .narrowedBy(VehicleModelLists.DEPLOYMENTS, "deployment.code", "number")
                .fields(
                        Field.upperCode("number", "部署编号", "The deployment's number"),
                        Field.reference("organization", "organization", "组织编码", "Where it is in use")
                                .onlyWhere(OrganizationReferences.STAYS)
                                .withRequired(true),
                        Field.reference("solution", "solution", "方案编码", "What is in use; empty where it is not known"))
                .fieldList(Field.roughDate("from", "valid_from", "开始日期", "The first day"))
                .fieldList(Field.roughDate("until", "valid_until", "结束日期", "The last day; empty where it is open"))
                .fields(Field.text("note", 4000, "备注", "What else is to be known"))
                .versioned(true)
                .codesOf("DEPLOYMENT")
                .recordRules(RolloutRules.DEPLOYMENT)
                .context(
                        "organization_archived",
                        "user_of_it.merged_into_id is null and " + RolloutDataSets.archived("user_of_it"))
                .context("solution_archived", RolloutDataSets.archived("offered"))
                .contextJoin("""
                        left join organization as user_of_it on user_of_it.code = s.organization
                        left join solution as offered on offered.code = s.solution""")
                .setRule(RolloutRules.DEPLOYMENTS)
                .rowsThen("there_at(t.valid_from, t.valid_from_precision, :asOf)")
                .deriveNames("organization", "组织", "the organization")
                .deriveNames("solution", "解决方案", "the solution")
                .deriveVersion()
                .build();
    }
}
