package io.autopact.rollout;

import io.autopact.history.BitemporalReader;
import io.autopact.history.HistoricResource;
import java.util.Set;

/** Where the history of rollouts is. */
final class RolloutRecords {

    static final HistoricResource RESOURCE = new HistoricResource(
                    "rollouts",
                    RolloutService.RECORD_KIND,
                    "rollout",
                    "select id from rollout_versions where code = :code limit 1",
                    "rollout",
                    BitemporalReader.parts("rollout_id", "rollout_stage", "rollout_plan"))
            .withActions(Set.of("STAGES", "PLANNED_ANEW"))
            .withStates("STAGE_", RolloutStage.values());

    private RolloutRecords() {}
}
