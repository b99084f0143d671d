select 'EXCHANGE_CAPABILITY_' || lpad((n)::text, 7, '0') as "code",
    1000 + n as "position",
    '能力' || n as "name_zh",
    'Capability ' || n as "name_en"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
