package io.autopact.portfolio;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** A figure of the portfolio that the register computes from its records, as of any date. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum Metric {
    /** Automakers in cooperation, a group counted once 合作车企. */
    AUTOMAKERS_IN_COOPERATION(
            "当日有合作关系记录，或自身为生效协议一方的车企；上级已计入的不重复计算",
            "Automakers with a recorded cooperation that holds on the day, or party themselves to an agreement in force"
                    + " then; those with an ancestor among them are not counted again"),

    /** Vehicle models with a rollout that is launched, planned or under way 已落地或计划落地的车型. */
    VEHICLE_MODELS_LANDED_OR_PLANNED(
            "当日至少有一个落地项目处于计划、集成、验证或上市阶段的车型；每款车型只计一次",
            "Vehicle models with a rollout that is planned, integrating, validating or launched on the day; each model"
                    + " once"),

    /** Ecosystem partners in cooperation 生态合作伙伴. */
    ECOSYSTEM_PARTNERS("当日有合作关系的生态合作伙伴", "Partners of the kind ECOSYSTEM_PARTNER that are in cooperation on the day"),

    /** Mobility operators with a deployment 已服务的出行服务公司. */
    MOBILITY_OPERATORS_SERVED("当日有解决方案在用的出行服务公司", "Mobility operators with a deployment that is in use on the day"),

    /** Elements of the architecture that an agreement covers 协议覆盖的架构要素. */
    ARCHITECTURE_ELEMENTS_COVERED(
            "口径所涉协议当日生效，且当日业务架构中由该协议直接写明，或经其方案、领域覆盖的要素",
            "Elements of the architecture in effect on the day that the agreement which the claim is about covers: in force"
                    + " then, it names them, or a solution or a domain that serves them");

    /** How it is counted, in Chinese. */
    private final String howZh;

    /** How it is counted, in English. */
    private final String howEn;
}
