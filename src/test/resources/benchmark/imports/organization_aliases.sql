select 'exchange-org-' || lpad((n)::text, 7, '0') as "organization",
    '别名' || n as "alias"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
