select 'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "agreement",
    'exchange-org-' || lpad((n)::text, 7, '0') as "organization",
    'COUNTERPARTY' as "role"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
