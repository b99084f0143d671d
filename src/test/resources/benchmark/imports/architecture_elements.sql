select 'EXCHANGE-ARCH-' || lpad((n % 1000)::text, 7, '0') as "architecture",
    'HORIZONTAL' as "layer",
    'EXCHANGE_ELEMENT_' || lpad((n)::text, 7, '0') as "code",
    1 + n / 1000 as "position",
    '要素' || n as "name_zh",
    'Element ' || n as "name_en",
    'STATED' as "confidence"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
