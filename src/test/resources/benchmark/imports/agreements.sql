select 'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "number",
    'STRATEGIC_AGREEMENT' as "kind",
    '战略协议' as "wording_zh",
    '协议' || n as "title_zh",
    'Agreement ' || n as "title_en",
    'SIGNED' as "status",
    date '2018-01-01' + n % 2000 as "signed_on",
    date '2018-01-01' + n % 2000 as "effective_on",
    case n % 2 when 0 then date '2030-06-30' end as "expires_on",
    case n % 2 when 0 then 90 end as "notice_days",
    'false' as "extends_to_subsidiaries",
    '90;30' as "reminder_days"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
