select 'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "agreement",
    1 as "position",
    '张三' as "name_zh",
    'Zhang San' as "name_en",
    '总裁' as "office_zh",
    'President' as "office_en",
    'exchange-org-' || lpad((n)::text, 7, '0') as "organization",
    'SIGNATORY' as "role",
    'exchange-person-' || lpad((n)::text, 7, '0') as "person"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
