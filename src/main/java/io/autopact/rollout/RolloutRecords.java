package io.autopact.rollout;

import io.autopact.history.BitemporalReader;
import io.autopact.history.HistoricResource;

/** Where the history of rollouts is. */
final class RolloutRecords {

    static final HistoricResource RESOURCE = new HistoricResource(
            "rollouts",
            RolloutService.RECORD_KIND,
            "rollout",
            "select id from rollout_versions where code = :code limit 1",
            "rollout",
            BitemporalReader.parts("rollout_id", "rollout_stage", "rollout_plan"));

    private RolloutRecords() {}
}
