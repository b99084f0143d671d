-- A dry run of an import tells what follows from it beyond the records in its files: the first of it, and how much it is.
alter table import_job
    add column consequence_count integer,
    add column consequences jsonb;
