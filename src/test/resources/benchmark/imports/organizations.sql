select 'exchange-org-' || lpad((n)::text, 7, '0') as "code",
    case n when 0 then 'OWN_UNIT' else 'COMPANY' end as "kind",
    '交换车企' || n as "name_zh",
    'Exchange maker ' || n as "name_en",
    'CN' as "country"
from generate_series(0, cast(current_setting('benchmark.rows') as integer)) as n
