select 'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "agreement",
    'EXCHANGE_CAPABILITY_' || lpad((n)::text, 7, '0') as "capability",
    '能力' as "wording_zh",
    'STATED' as "confidence"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
