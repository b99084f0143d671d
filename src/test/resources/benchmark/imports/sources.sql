select 'EXCHANGE-SRC-' || lpad((n)::text, 7, '0') as "code",
    '来源' || n as "title_zh",
    'Source ' || n as "title_en",
    '示例网' as "publisher",
    'https://example.org/news/' || n as "url",
    'zh-CN' as "language",
    date '2018-01-01' + n % 2000 as "published_on"
from generate_series(1, cast(current_setting('benchmark.rows') as integer)) as n
