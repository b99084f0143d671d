select 'EXCHANGE-RO-' || lpad((n)::text, 7, '0') as "rollout",
    1 as "number",
    'LAUNCHED' as "stage",
    date '2027-01-01' + n % 500 as "planned_on",
    date '2024-01-01' + n % 500 as "made_on"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
