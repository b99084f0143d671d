select 'EXCHANGE_SOLUTION_' || lpad((n)::text, 7, '0') as "solution",
    'EXCHANGE_ELEMENT_' || lpad((n)::text, 7, '0') as "element",
    'STATED' as "confidence"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
