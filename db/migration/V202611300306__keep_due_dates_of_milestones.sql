-- By when a milestone is to be delivered is a plan as that of a rollout's stage is: the first due date and each that it was moved
-- to are kept, with the day on which that was agreed and the reason.
alter table milestone add column made_on date check (made_on between date '1886-01-01' and date '2200-12-31'),
    add column reason text check (length(reason) between 1 and 4000);
call keep_history('milestone', 'MILESTONE', 'id');

create table milestone_plan (
    id bigint primary key default nextval('record_seq'),
    milestone_id bigint not null references milestone on delete cascade,
    number integer not null check (number between 1 and 10000),
    due_on date not null,
    due_on_precision text,
    due_on_confidence text,
    made_on date not null check (made_on between date '1886-01-01' and date '2200-12-31'),
    reason text check (length(reason) between 1 and 4000),
    recorded_in bigint not null default current_change(),
    unique (milestone_id, number),
    check (is_rough_date(due_on, due_on_precision, due_on_confidence))
);
call keep_history('milestone_plan', 'MILESTONE', 'milestone_id');

-- What there was is found in the history of the milestones: their due dates were made when they were recorded.
alter table milestone_plan disable trigger user;
insert into milestone_plan (milestone_id, number, due_on, due_on_precision, due_on_confidence, made_on, reason, recorded_in)
select moved.id, row_number() over (partition by moved.id order by moved.recorded_in), moved.due_on, moved.due_on_precision,
    moved.due_on_confidence, (change.at at time zone ${zone})::date,
    case when row_number() over (partition by moved.id order by moved.recorded_in) > 1 then change.reason end, moved.recorded_in
from (
    select version.*,
        lag((version.due_on, version.due_on_precision, version.due_on_confidence)) over (
            partition by version.id order by version.recorded_in) as before
    from milestone_versions as version) as moved
join change on change.id = moved.recorded_in
where moved.before is distinct from (moved.due_on, moved.due_on_precision, moved.due_on_confidence)
  and exists (select from milestone where milestone.id = moved.id);
alter table milestone_plan enable trigger user;

alter table milestone disable trigger user;
update milestone
set made_on = last.made_on, reason = last.reason
from (
    select distinct on (plan.milestone_id) plan.* from milestone_plan as plan order by plan.milestone_id, plan.number desc) as last
where last.milestone_id = milestone.id;
alter table milestone enable trigger user;
