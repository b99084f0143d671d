select 'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "agreement",
    1 as "number",
    'AMENDMENT' as "kind",
    date '2024-01-01' as "effective_on",
    date '2023-12-20' as "signed_on",
    date '2032-06-30' as "expires_on",
    '延长期限' as "note"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
