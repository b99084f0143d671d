-- An import writes each rollout once for all the dates that it has of it.

-- Writes the rollouts whose stages or plans an import has written: what follows from those, the new version, and where it is
-- asked for the best basis of those that need one and came without one. A rollout that the import wrote before keeps its version.
--   touched: the rollouts
--   bases: whether they are given a basis
-- Gives how many of them have a new version.
create or replace function write_rollouts(touched bigint[], bases boolean) returns bigint
    language sql
begin atomic
    with wanted as materialized (
        select rollout.id, rollout.recorded_in is distinct from change_under_way() as raised,
            bases and rollout.basis_id is null and rollout.without_basis_reason is null as unbased
        from rollout
        where rollout.id = any (touched)
    ), written as (
        update rollout
        set version = rollout.version + case when wanted.raised then 1 else 0 end,
            basis_id = case when wanted.unbased then based.agreement_id else rollout.basis_id end,
            stage = followed.stage, moved_on = followed.moved_on, planned = followed.planned, launched_on = followed.launched_on,
            launch_planned_on = followed.launch_planned_on, launch_planned_first = followed.launch_planned_first,
            launch_replanned_on = followed.launch_replanned_on, planned_from = followed.planned_from,
            integrating_on = followed.integrating_on, validating_on = followed.validating_on, retired_on = followed.retired_on,
            cancelled_on = followed.cancelled_on, on_hold = followed.on_hold, late = followed.late
        from wanted
        join followed_rollouts(touched) as followed on followed.id = wanted.id
        left join rollout_bases(array(select wanted.id from wanted where wanted.unbased)) as based
            on based.rollout_id = wanted.id and based.place = 1
        where rollout.id = wanted.id
          and (wanted.raised
              or (rollout.stage, rollout.moved_on, rollout.planned, rollout.launched_on, rollout.launch_planned_on,
                      rollout.launch_planned_first, rollout.launch_replanned_on, rollout.planned_from, rollout.integrating_on,
                      rollout.validating_on, rollout.retired_on, rollout.cancelled_on, rollout.on_hold, rollout.late)
                  is distinct from (followed.stage, followed.moved_on, followed.planned, followed.launched_on,
                      followed.launch_planned_on, followed.launch_planned_first, followed.launch_replanned_on,
                      followed.planned_from, followed.integrating_on, followed.validating_on, followed.retired_on,
                      followed.cancelled_on, followed.on_hold, followed.late)
              or wanted.unbased and based.agreement_id is not null)
        returning wanted.raised
    )
    select count(*) filter (where written.raised) from written;
end;
