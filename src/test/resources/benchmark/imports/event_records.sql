select 'EXCHANGE-EVENT-' || lpad((n)::text, 7, '0') as "event",
    'AGREEMENT' as "record_type",
    'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "record_code"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
