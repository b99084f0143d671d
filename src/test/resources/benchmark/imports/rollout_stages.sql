select 'EXCHANGE-RO-' || lpad((n)::text, 7, '0') as "rollout",
    'INTEGRATING' as "stage",
    1 as "occurrence",
    date '2026-01-01' + n % 200 as "planned_on",
    date '2024-01-01' as "made_on"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
