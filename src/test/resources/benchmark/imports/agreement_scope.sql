select 'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "agreement",
    (array['SMART_MOBILITY', 'CONNECTED_VEHICLE', 'AUTONOMOUS_DRIVING'])[1 + n % 3] as "domain",
    '智慧出行' as "wording_zh",
    'STATED' as "confidence"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
