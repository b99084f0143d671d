select 'EXCHANGE-AG-' || lpad((n + 1)::text, 7, '0') as "agreement",
    'DEEPENS' as "relation",
    'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "related"
from generate_series(1, cast(current_setting('benchmark.rows') as integer) - 1) as n
where n % 2 = 0
