select 'exchange-person-' || lpad((n)::text, 7, '0') as "code",
    '人员' || n as "name_zh",
    'Person ' || n as "name_en",
    'exchange-org-' || lpad((n)::text, 7, '0') as "organization",
    '经理' as "office_zh",
    'Manager' as "office_en"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
