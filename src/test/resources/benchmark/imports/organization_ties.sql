select 'exchange-org-' || lpad((n + 1)::text, 7, '0') as "organization",
    'exchange-org-' || lpad((n / 20 * 20 + 1)::text, 7, '0') as "to",
    'SUBSIDIARY_OF' as "kind",
    '2015-01-01' as "from",
    'DAY' as "from_precision"
from generate_series(1, cast(current_setting('benchmark.rows') as integer) - 1) as n
where n % 20 <> 0
