select 'EXCHANGE-MS-' || lpad((n)::text, 7, '0') as "code",
    'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "agreement",
    '里程碑' || n as "title_zh",
    'Milestone ' || n as "title_en",
    date '2030-03-31' as "due_on",
    'QUARTER' as "due_on_precision",
    'exchange-org-' || lpad((n)::text, 7, '0') as "owner",
    'OPEN' as "state",
    '交付首个版本' as "note"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
