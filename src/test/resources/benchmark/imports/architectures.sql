select 'EXCHANGE-ARCH-' || lpad((n % 1000)::text, 7, '0') as "version",
    '架构' || n as "name_zh",
    'Architecture ' || n as "name_en",
    date '2100-01-01' + n as "effective_on",
    1 as "declared_horizontal",
    0 as "declared_vertical",
    0 as "declared_platform"
from generate_series(0, least(cast(current_setting('benchmark.rows') as integer), 1000) - 1) as n
