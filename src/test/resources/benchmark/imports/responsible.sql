select 'AGREEMENT' as "record_type",
    'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "record_code",
    'exchange-person-' || lpad((n)::text, 7, '0') as "person",
    'OWNER' as "role",
    date '2026-01-01' as "from"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
