select 'EXCHANGE-DEP-' || lpad((n)::text, 7, '0') as "number",
    'exchange-org-' || lpad((n)::text, 7, '0') as "organization",
    'EXCHANGE_SOLUTION_' || lpad((n)::text, 7, '0') as "solution",
    date '2021-01-01' as "from"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
