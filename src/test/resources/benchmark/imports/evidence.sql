select 'AGREEMENT' as "record_type",
    'EXCHANGE-AG-' || lpad((n)::text, 7, '0') as "record_code",
    'signedOn' as "member",
    'EXCHANGE-SRC-' || lpad((n)::text, 7, '0') as "source",
    '双方签署战略协议' as "quote",
    'true' as "verbatim",
    'SUPPORTS' as "stance",
    'STATED' as "confidence"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
