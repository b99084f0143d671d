select 'EXCHANGE-MS-' || lpad((n)::text, 7, '0') as "milestone",
    2 as "number",
    date '2030-09-30' as "due_on",
    'QUARTER' as "due_on_precision",
    current_date as "made_on",
    '推迟' as "reason"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
