-- What holds on a day, and dates that are known roughly.

-- What is known of a month can have happened on any day of it.
create or replace function first_day_of_period(day date, day_precision text) returns date
    language sql immutable parallel safe
    return case day_precision
        when 'MONTH' then date_trunc('month', day::timestamp)::date
        when 'QUARTER' then date_trunc('quarter', day::timestamp)::date
        when 'YEAR' then date_trunc('year', day::timestamp)::date
        else day
    end;

-- The day it is for who is writing: what an import says it is; the database's where somebody writes by hand.
create or replace function day_of_writing() returns date
    language sql stable
    return coalesce(nullif(current_setting('autopact.today', true), '')::date, current_date);

-- Whether what ends with its last day is not over on a day; a missing end is open.
create or replace function is_not_over(last_day date, day date) returns boolean
    language sql immutable parallel safe
    return last_day is null or last_day >= day;

-- Whether what holds from its first day to its last holds on a day, both included. What has no first day never counts. The
-- planner writes this out in every question: a day that is more than a column, a parameter or the greater of two is told first.
create or replace function holds_at(first_day date, last_day date, day date) returns boolean
    language sql immutable parallel safe
    return first_day is not null and first_day <= day and is_not_over(last_day, day);

-- The same for ties and parties: those without a first day hold since ever.
create or replace function holds_since_ever_at(first_day date, last_day date, day date) returns boolean
    language sql immutable parallel safe
    return (first_day is null or first_day <= day) and is_not_over(last_day, day);

-- The first day on which a date may lie: of a period its first one, of what is known as on or before a day its lower bound,
-- or since ever where there is none. What has no date is possible on no day.
create or replace function possible_from(day date, day_precision text, not_before date) returns date
    language sql immutable parallel safe
    return case
        when day is null then null
        when day_precision = 'BY' then coalesce(not_before, '-infinity'::date)
        else first_day_of_period(day, day_precision)
    end;

-- Whether what ends on a date known roughly is certain not to be over on a day: it may have ended from the first day on which
-- that date may lie.
create or replace function is_certainly_not_over(last_day date, last_day_precision text, last_day_not_before date, day date) returns boolean
    language sql immutable parallel safe
    return last_day is null or last_day >= day and (
        last_day_precision = 'DAY' or possible_from(last_day, last_day_precision, last_day_not_before) >= day);

-- Whether what holds between dates known roughly is certain to hold on a day: from the value of its first day to the first day
-- on which the last may lie.
create or replace function certainly_holds_at(first_day date, last_day date, last_day_precision text, last_day_not_before date, day date) returns boolean
    language sql immutable parallel safe
    return first_day is not null and first_day <= day and is_certainly_not_over(last_day, last_day_precision, last_day_not_before, day);

-- The same for ties and parties: those without a first day hold since ever.
create or replace function certainly_holds_since_ever_at(
    first_day date, last_day date, last_day_precision text, last_day_not_before date, day date) returns boolean
    language sql immutable parallel safe
    return (first_day is null or first_day <= day) and is_certainly_not_over(last_day, last_day_precision, last_day_not_before, day);

-- Whether it may hold on a day on which it is not certain to: from the first day on which its first day may lie to the value of
-- its last.
create or replace function may_hold_at(
    first_day date, first_day_precision text, first_day_not_before date,
    last_day date, last_day_precision text, last_day_not_before date, day date) returns boolean
    language sql immutable parallel safe
    return coalesce(
        possible_from(first_day, first_day_precision, first_day_not_before) <= day and is_not_over(last_day, day)
        and not (first_day <= day and is_certainly_not_over(last_day, last_day_precision, last_day_not_before, day)), false);

-- Whether it holds on a day for certain or possibly: from the first day on which its first day may lie to the value of its last.
create or replace function could_hold_at(first_day date, first_day_precision text, first_day_not_before date, last_day date, day date) returns boolean
    language sql immutable parallel safe
    return holds_at(possible_from(first_day, first_day_precision, first_day_not_before), last_day, day);

-- The same for ties and parties: those without a first day hold since ever.
create or replace function could_hold_since_ever_at(
    first_day date, first_day_precision text, first_day_not_before date, last_day date, day date) returns boolean
    language sql immutable parallel safe
    return holds_since_ever_at(possible_from(first_day, first_day_precision, first_day_not_before), last_day, day);

-- What day it is where the partnerships are managed.
create or replace function today_here() returns date
    language sql stable
    return (now() at time zone ${zone})::date;

-- Whether something was there at a date by the day on which it began, of which a period is enough to be known by: today everything
-- that is recorded, also what begins later.
create or replace function there_at(first_day date, first_day_precision text, day date) returns boolean
    language sql stable
    return first_day is null or first_day_of_period(first_day, first_day_precision) <= day or day >= today_here();

-- Whether something is told as having happened between two days, both included: the whole of the period in which it can have
-- been lies between them. What is known to have been by a day, and not since when, may have been long before it.
create or replace function happened_within(day date, day_precision text, not_before date, first_day date, last_day date) returns boolean
    language sql immutable parallel safe
    return (first_day is null
            or coalesce(not_before, case when day_precision <> 'BY' then first_day_of_period(day, day_precision) end) >= first_day)
        and (last_day is null or day <= last_day);
