-- A plan counts from the day on which it was made. The first plan of a stage had none and counted at every date: it was made
-- on the day on which it was recorded, or before the next one of its stage where that is told to be older.
set local client_min_messages = warning;

-- They told the plan of a launch at a date before any was made, and the slip of the launch alone; the repeatable migrations
-- make them anew.
drop function if exists rollout_launch_plan(bigint, date, date, date, date) cascade;
drop function if exists rollout_earlier_launch_plan(bigint, date, date) cascade;
drop function if exists rollout_slip(date, date, date, date, date) cascade;

-- What was recorded stays as it was recorded, by whom and when: only the day is filled in, in what is and in what was.
alter table rollout_plan disable trigger user;
create temporary table made on commit drop as
select plan.id,
    least(
        (min(change.at) at time zone ${zone})::date,
        (select min(later.made_on) from rollout_plan_versions as later
         where later.rollout_id = plan.rollout_id and later.stage = plan.stage and later.number > plan.number)) as made_on
from rollout_plan_versions as plan
join change on change.id = plan.recorded_in
where plan.made_on is null
group by plan.id, plan.rollout_id, plan.stage, plan.number;
update rollout_plan as plan set made_on = made.made_on from made where made.id = plan.id and plan.made_on is null;
update rollout_plan_history as plan set made_on = made.made_on from made where made.id = plan.id and plan.made_on is null;
alter table rollout_plan enable trigger user;
alter table rollout_plan alter column made_on set not null;

-- The dates of a stage tell when its last plan was made.
alter table rollout_stage add column made_on date check (made_on between date '1886-01-01' and date '2200-12-31');
call keep_history('rollout_stage', 'ROLLOUT', 'rollout_id');
alter table rollout_stage disable trigger user;
update rollout_stage as dates
set made_on = (
    select plan.made_on from rollout_plan as plan
    where plan.rollout_id = dates.rollout_id and plan.stage = dates.stage
    order by plan.number desc limit 1)
where dates.planned_on is not null;
update rollout_stage_history as dates
set made_on = (
    select plan.made_on from rollout_plan_versions as plan
    where plan.rollout_id = dates.rollout_id and plan.stage = dates.stage and plan.planned_on = dates.planned_on
    order by plan.number desc limit 1)
where dates.planned_on is not null;
alter table rollout_stage enable trigger user;
alter table rollout_stage add constraint rollout_stage_made_with_a_plan check (made_on is null or planned_on is not null);

-- The days on which a stage that is still to come is late, by the plans that were made by then.
alter table rollout add column late datemultirange;
call keep_history('rollout', 'ROLLOUT', 'id');
call keep_ever('rollout');
update rollout_history as before
set planned_from = (select min(plan.made_on) from rollout_plan_versions as plan where plan.rollout_id = before.id)
where before.planned_from = '-infinity';
