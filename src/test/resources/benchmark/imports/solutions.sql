select 'EXCHANGE_SOLUTION_' || lpad((n)::text, 7, '0') as "code",
    '方案' || n as "name_zh",
    'Solution ' || n as "name_en",
    'VEHICLE_ENVIRONMENT' as "relationship_level",
    'false' as "archived"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
