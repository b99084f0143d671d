select 'EXCHANGE-EVENT-' || lpad((n)::text, 7, '0') as "code",
    'CONFERENCE' as "kind",
    '大会' || n as "title_zh",
    'Conference ' || n as "title_en",
    date '2026-05-31' as "on",
    'MONTH' as "on_precision",
    'STATED' as "on_confidence",
    '深圳' as "place_zh",
    'Shenzhen' as "place_en"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
