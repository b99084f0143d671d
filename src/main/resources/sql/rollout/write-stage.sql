-- Writes the dates of a stage of a rollout, where they are other ones. A plan that is new was made today unless it says when.
insert into rollout_stage as known (rollout_id, stage, occurrence, planned_on, planned_on_precision,
    planned_on_confidence, planned_on_not_before, made_on, actual_on, actual_on_precision, actual_on_confidence, actual_on_not_before, resumed_on)
values (:rollout, :stage, :occurrence, cast(:planned as date), :plannedPrecision, :plannedConfidence, cast(:plannedNotBefore as date),
    case when cast(:planned as date) is not null then coalesce(cast(:made as date), :today) end,
    cast(:actual as date), :actualPrecision, :actualConfidence, cast(:actualNotBefore as date), cast(:resumed as date))
on conflict (rollout_id, stage, occurrence) do update
set planned_on = excluded.planned_on, planned_on_precision = excluded.planned_on_precision,
    planned_on_confidence = excluded.planned_on_confidence, planned_on_not_before = excluded.planned_on_not_before,
    made_on = case when known.planned_on is null then excluded.made_on else known.made_on end,
    actual_on = excluded.actual_on,
    actual_on_precision = excluded.actual_on_precision, actual_on_confidence = excluded.actual_on_confidence, actual_on_not_before = excluded.actual_on_not_before,
    resumed_on = excluded.resumed_on
where (known.planned_on, known.planned_on_precision, known.planned_on_confidence, known.planned_on_not_before, known.actual_on,
        known.actual_on_precision, known.actual_on_confidence, known.actual_on_not_before, known.resumed_on)
    is distinct from (excluded.planned_on, excluded.planned_on_precision, excluded.planned_on_confidence, excluded.planned_on_not_before,
        excluded.actual_on, excluded.actual_on_precision, excluded.actual_on_confidence, excluded.actual_on_not_before, excluded.resumed_on)
