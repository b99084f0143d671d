-- Dates that are known roughly.

-- What is known of a month can have happened on any day of it.
create or replace function first_day_of_period(day date, day_precision text) returns date
    language sql immutable parallel safe
    return case day_precision
        when 'MONTH' then date_trunc('month', day::timestamp)::date
        when 'QUARTER' then date_trunc('quarter', day::timestamp)::date
        when 'YEAR' then date_trunc('year', day::timestamp)::date
        else day
    end;
