select 'EXCHANGE-CLAIM-' || lpad((n)::text, 7, '0') as "code",
    '口径' || n as "statement_zh",
    'Claim ' || n as "statement_en",
    '腾讯' as "claimant",
    date '2018-01-01' + n % 2000 as "as_of",
    'AUTOMAKERS_IN_COOPERATION' as "metric",
    'EXACTLY' as "comparison",
    20 as "value"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
