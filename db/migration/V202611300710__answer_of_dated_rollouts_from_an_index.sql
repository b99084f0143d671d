-- What slips, is planned, moved or landed is told of the rollouts that have any date, from this index alone: of as many
-- rollouts as there are dates for, however many more are recorded.
drop index rollout_somewhere;
create index rollout_somewhere on rollout (model_id, code)
    include (id, solution_id, market, planned, moved_on, planned_from, integrating_on, validating_on, launched_on, retired_on,
        cancelled_on, on_hold, launch_planned_on, launch_planned_first, launch_replanned_on)
    where planned or moved_on is not null or planned_from is not null;
