select 'EXCHANGE-RO-' || lpad((n)::text, 7, '0') as "number",
    'exchange-model-' || lpad((n)::text, 7, '0') as "vehicle_model",
    'EXCHANGE_SOLUTION_' || lpad((n)::text, 7, '0') as "solution",
    (array['CN', 'HK', 'EU', 'US'])[1 + n % 4] as "market",
    'Futurelink' as "system_name",
    n % 5 || '.0' as "system_version"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
