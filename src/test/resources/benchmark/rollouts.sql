-- Twenty rollouts for each vehicle model of the slice, in the transaction that made it. Most are recorded without a date and
-- so count nowhere yet; of those with dates, one of as many as the setting benchmark.dated_every says, two fifths are
-- launched, one fifth is under way and two fifths are planned.
create temporary table landed on commit drop as
select nextval('record_seq') as id, made.number * 20 + copy as number,
    'BR-' || lpad((made.number * 20 + copy)::text, 8, '0') as code, model.id as model_id, solution.id as solution_id,
    ('{CN,HK,EU,US}'::text[])[1 + copy % 4] as market, (copy % 5) || '.0' as system_version, basis.id as basis_id,
    case
        when dated.place is null then null
        when dated.place % 5 < 2 then 'LAUNCHED'
        when dated.place % 5 = 2 then 'INTEGRATING'
        else 'PLANNED'
    end as stage,
    date '2016-01-01' + (made.number * 13 + copy * 97) % 3800 as day
from made
join vehicle_model as model on model.code = made.code
cross join generate_series(0, 19) as copy
cross join lateral (
    select case when (made.number * 20 + copy) % every = 0 then (made.number * 20 + copy) / every end as place
    from cast(current_setting('benchmark.dated_every') as integer) as every) as dated
join (select id, row_number() over (order by code) - 1 as place, count(*) over () as count from solution) as solution
    on solution.place = (copy + made.number) % solution.count
left join agreement as basis on dated.place % 5 < 3
    and basis.code = 'BENCH-' || lpad(made.maker::text, 5, '0') || '-' || lpad((dated.place % 5)::text, 3, '0');

alter table rollout disable trigger user;
insert into rollout (id, code, model_id, solution_id, market, system_name, system_version, basis_id, stage, moved_on, planned,
    launched_on, launch_planned_on, launch_planned_first, launch_replanned_on, planned_from, integrating_on)
select id, code, model_id, solution_id, market, 'Futurelink', system_version, basis_id, coalesce(stage, 'PLANNED'),
    case stage when 'LAUNCHED' then day when 'INTEGRATING' then day - 200 end, stage is not null,
    case when stage = 'LAUNCHED' then day end, case when stage is not null then day - 10 end,
    case when stage is not null then day - 10 end, case when stage is not null then day - 400 end, case when stage is not null then day - 400 end,
    case when stage in ('LAUNCHED', 'INTEGRATING') then day - 200 end
from landed
order by number;
alter table rollout enable trigger user;

alter table rollout_stage disable trigger user;
insert into rollout_stage (rollout_id, stage, planned_on, planned_on_precision, planned_on_confidence, made_on,
    actual_on, actual_on_precision, actual_on_confidence)
select id, 'LAUNCHED', day - 10, 'DAY', 'STATED', day - 400, case when stage = 'LAUNCHED' then day end,
    case when stage = 'LAUNCHED' then 'DAY' end, case when stage = 'LAUNCHED' then 'STATED' end
from landed
where stage is not null
union all
select id, 'INTEGRATING', null, null, null, null, day - 200, 'DAY', 'STATED' from landed where stage in ('LAUNCHED', 'INTEGRATING');
alter table rollout_stage enable trigger user;

alter table rollout_plan disable trigger user;
insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision, planned_on_confidence, made_on)
select id, 1, 'LAUNCHED', day - 10, 'DAY', 'STATED', day - 400 from landed where stage is not null;
alter table rollout_plan enable trigger user;
