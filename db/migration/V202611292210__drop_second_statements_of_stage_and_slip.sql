-- Where a rollout is and how far it slips is told by one function each now, made by the repeatable migrations. The view that
-- reads those of before is made anew with them.
set local client_min_messages = warning;

drop view if exists autopact_bi.rollouts;
drop function if exists rollout_slip_on(bigint, text, date, date, date, date, date, date);
drop function if exists rollout_slip(bigint, text, date, date, date, date, date);
drop function if exists rollout_stage_at(bigint, text, date, boolean, date);
drop function if exists rollout_stage_by_dates(bigint, date);

-- The functions in the views read the stages themselves no more.
do $$
begin
    if exists (select from pg_roles where rolname = 'autopact_bi') then
        revoke select on rollout_stage from autopact_bi;
    end if;
end
$$;
