-- An import can put right what was recorded of signed agreements, if it says why; an error names the rule that is broken.
alter table import_job add column correction text;
alter table import_job_error add column rule text;

-- Rules across records have one shape from now on; their functions are made anew.
drop function if exists tie_violations(bigint[]);
drop function if exists rollout_date_violations(bigint[], date);
