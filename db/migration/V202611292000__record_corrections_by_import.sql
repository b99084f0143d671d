-- An import can put right what was recorded of signed agreements, if it says why; an error names the rule that is broken.
alter table import_job add column correction text;
alter table import_job_error add column rule text;
