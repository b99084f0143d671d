select 'EXCHANGE-ARCH-' || lpad((n % 1000)::text, 7, '0') as "architecture",
    'EXCHANGE_ELEMENT_' || lpad((n)::text, 7, '0') as "element",
    'EXCHANGE_DOMAIN_' || lpad((n)::text, 7, '0') as "domain",
    'STATED' as "confidence"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
