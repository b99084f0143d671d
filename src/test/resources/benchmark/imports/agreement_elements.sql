select 'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "agreement",
    'EXCHANGE_ELEMENT_' || lpad((n)::text, 7, '0') as "element",
    '要素' as "wording_zh",
    'STATED' as "confidence"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
