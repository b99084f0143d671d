-- Partners, so that with the 2,000 automakers there are 100,000 names to search: a place, two characters, a trade and a form.
set local search_path = autopact;
set local synchronous_commit = off;
set local work_mem = '256MB';
set local gin_pending_list_limit = '512MB';

insert into organization (code, kind, name_zh, name_en, country)
select 'partner-' || lpad(i::text, 6, '0'), 'ECOSYSTEM_PARTNER',
    ('{北京,上海,广州,深圳,重庆,武汉,长春,合肥,杭州,宁波,柳州,西安,成都,天津,南京,苏州}'::text[])[1 + i % 16]
        || ('{东,长,吉,奇,比,蔚,理,小,广,红,星,领,极,智,岚,云,海,天,华,金,宝,福,丰,龙,江,远,宇,亚,腾,飞,鸿,泰}'::text[])[1 + i * 7 % 32]
        || ('{风,安,利,瑞,来,想,鹏,旗,途,克,氪,己,图,度,马,晨,杰,特,迪,达,铃,程,通,翔,跃,驰,野,岳,山,河,洋,源}'::text[])[1 + i / 32 * 5 % 32]
        || ('{汽车,新能源,客车,动力,出行,科技,零部件,电池}'::text[])[1 + i / 7 % 8]
        || ('{有限公司,股份有限公司,集团,研究院}'::text[])[1 + i / 11 % 4],
    'Partner ' || i, ('{CN,DE,US,JP}'::text[])[1 + i % 4]
from generate_series(1, 98000) as i;
