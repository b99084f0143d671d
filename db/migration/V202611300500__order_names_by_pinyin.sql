-- Lists sorted by a Chinese name go by pinyin, as ICU has it. A PostgreSQL that was built without ICU cannot: there the
-- collation is that of code points, and so it stays, whatever the server learns later.
do $$
begin
    create collation pinyin (provider = icu, locale = 'zh-u-co-pinyin');
exception
    when feature_not_supported then
        create collation pinyin from "C";
end
$$;

-- The name as it is sorted. ICU has one reading for each character: 长 is zhǎng there, which in names it is only after a
-- few others; where it is cháng it stands with 常. Indexes are built on this: whoever changes it builds them anew.
create function name_in_order(name text) returns text
    language sql immutable parallel safe
    return regexp_replace(name, '(?<![成市校增部局院董司科处家])长', '常', 'g');

drop index organization_name_zh, organization_by_name_zh, agreement_title_zh, vehicle_model_name_zh;
create index organization_name_zh on organization (type, (name_in_order(name_zh) collate pinyin), code);
create index organization_by_name_zh on organization ((name_in_order(name_zh) collate pinyin), code);
create index agreement_title_zh on agreement ((name_in_order(title_zh) collate pinyin), code);
create index vehicle_model_name_zh on vehicle_model ((name_in_order(name_zh) collate pinyin), code);
