-- Makes two files to import out of a list of the models on the market in the United States, one row for each model year
-- (columns year, make, model, body_styles). For DuckDB; a test runs it as it stands here.
--
--   duckdb < us-models.sql       reads us-models-1992-2026.csv, writes organizations.csv and vehicle_models.csv
--
-- What the list says is taken over, and nothing else is made up:
--   a make becomes an automaker of kind COMPANY, as the list does not say whether it is a group or a brand;
--   a model year becomes a vehicle model, whose code is make, model and year in lower case with hyphens;
--   the list has names in one language alone, which stand in both columns of names;
--   body styles are no segment, and a model year is no start of production: both stay empty.
create macro code_of(name) as trim(regexp_replace(lower(strip_accents(name)), '[^a-z0-9]+', '-', 'g'), '-');

create table listed as
    select year, make, model from read_csv('us-models-1992-2026.csv', header = true, all_varchar = true);

copy (
    select distinct code_of(make) as code, 'COMPANY' as kind, make as name_zh, make as name_en
    from listed
    order by code
) to 'organizations.csv' (header);

copy (
    -- Two models of a make and a year may differ in a sign alone: the second one gets a number.
    select
        code_of(make) || '-' || code_of(model) || '-' || year
            || case when place > 1 then '-' || place else '' end as code,
        code_of(make) as automaker,
        model || ' ' || year as name_zh,
        model || ' ' || year as name_en
    from (
        select *, row_number() over (partition by code_of(make), code_of(model), year order by model) as place
        from listed)
    order by code
) to 'vehicle_models.csv' (header);
