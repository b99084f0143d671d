select 'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "agreement",
    'EXCHANGE_SOLUTION_' || lpad((n)::text, 7, '0') as "solution",
    'STATED' as "confidence"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
