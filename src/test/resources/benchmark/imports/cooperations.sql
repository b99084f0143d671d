select 'exchange-org-' || lpad((n)::text, 7, '0') as "organization",
    date '2018-01-01' + n % 2000 as "since",
    'DAY' as "since_precision",
    'STATED' as "since_confidence",
    '达成合作' as "wording_zh"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
