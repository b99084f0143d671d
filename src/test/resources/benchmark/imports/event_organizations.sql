select 'EXCHANGE-EVENT-' || lpad((n)::text, 7, '0') as "event",
    'exchange-org-' || lpad((n)::text, 7, '0') as "organization"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
