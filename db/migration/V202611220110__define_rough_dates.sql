-- A date of the real world may be known roughly: its value is then the last day of its period, so that plain comparison
-- agrees in the API, in SQL and in CSV. Held here so that no way of writing can store another day. Years outside
-- 1886 (the first motor car) to 2200 are slips of the keyboard.
create function is_rough_date(value date, known_to text, confidence text) returns boolean
    language sql immutable parallel safe
    return case
        when value is null then known_to is null and confidence is null
        else value between date '1886-01-01' and date '2200-12-31'
            and coalesce(confidence in ('STATED', 'INFERRED'), false)
            and coalesce(
                case known_to
                    when 'DAY' then true
                    when 'BY' then true
                    when 'MONTH' then value = (date_trunc('month', value::timestamp) + interval '1 month - 1 day')::date
                    when 'QUARTER' then value = (date_trunc('quarter', value::timestamp) + interval '3 months - 1 day')::date
                    when 'YEAR' then value = (date_trunc('year', value::timestamp) + interval '1 year - 1 day')::date
                end,
                false)
    end;
