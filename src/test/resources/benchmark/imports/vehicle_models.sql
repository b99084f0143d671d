select 'exchange-model-' || lpad((n)::text, 7, '0') as "code",
    'exchange-org-' || lpad((n)::text, 7, '0') as "automaker",
    '车型' || n as "name_zh",
    'Model ' || n as "name_en",
    'SUV' as "segment",
    'BEV' as "powertrain"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
