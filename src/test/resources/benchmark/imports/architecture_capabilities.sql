select 'EXCHANGE-ARCH-' || lpad((n % 1000)::text, 7, '0') as "architecture",
    'EXCHANGE_CAPABILITY_' || lpad((n)::text, 7, '0') as "capability",
    1 + n / 1000 as "position"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
