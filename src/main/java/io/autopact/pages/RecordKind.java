package io.autopact.pages;

import java.util.Arrays;
import java.util.Optional;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;
import org.jspecify.annotations.Nullable;

/** The kinds of records that pages name, and where each is looked at. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum RecordKind {
    /** Anyone who can be party to an agreement. */
    ORGANIZATION("组织", "Organization", "organizations", null),
    /** What was agreed. */
    AGREEMENT("协议", "Agreement", "agreements", "agreements"),
    /** What an agreement obliges someone to deliver. */
    MILESTONE("里程碑", "Milestone", "milestones", null),
    /** What an agreement sets up. */
    INSTRUMENT("合作载体", "Instrument", "instruments", null),
    /** A solution going into a vehicle model. */
    ROLLOUT("车型落地", "Rollout", "rollouts", "rollouts"),
    /** A solution in use. */
    DEPLOYMENT("部署", "Deployment", "deployments", "deployments"),
    /** A model of an automaker's. */
    VEHICLE_MODEL("车型", "Vehicle model", "vehicle-models", null),
    /** A product on offer. */
    SOLUTION("解决方案", "Solution", "solutions", null),
    /** An area that an agreement can be about. */
    COOPERATION_DOMAIN("合作领域", "Domain", "cooperation-domains", null),
    /** One ability of the architecture. */
    ARCHITECTURE_ELEMENT("架构要素", "Element", null, null),
    /** A base ability. */
    CAPABILITY("基础能力", "Base capability", null, null),
    /** How abilities are ordered. */
    ARCHITECTURE("业务架构", "Architecture", "architectures", null),
    /** A statement in public. */
    CLAIM("对外口径", "Claim", "claims", "claims"),
    /** Where facts come from. */
    SOURCE("来源", "Source", "sources", null),
    /** What happened on a day. */
    EVENT("事件", "Event", "events", null),
    /** A contact or a colleague. */
    PERSON("人员", "Person", "people", null),
    /** The words of a source. */
    EVIDENCE("佐证", "Evidence", "evidence", null);

    private final String zh;
    private final String en;

    /** The path of its records below the base of the interface; null where they are parts of others. */
    private final @Nullable String path;

    /** The name of its data set; null where none is offered beside a list. */
    private final @Nullable String dataSet;

    /** The kind that records of this type are of, as evidence and changes call it. */
    public static Optional<RecordKind> of(String type) {
        return switch (type) {
            case "AUTOMAKER", "PARTNER", "OWN_UNIT" -> Optional.of(ORGANIZATION);
            default ->
                Arrays.stream(values()).filter(kind -> kind.name().equals(type)).findFirst();
        };
    }
}
