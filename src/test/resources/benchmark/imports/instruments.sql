select 'EXCHANGE-INS-' || lpad((n)::text, 7, '0') as "code",
    'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "agreement",
    'FUND' as "kind",
    '基金' || n as "name_zh",
    'Fund ' || n as "name_en",
    '500000000.00' as "amount",
    'CNY' as "currency",
    'ESTABLISHED' as "state",
    date '2024-09-01' as "established_on"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
