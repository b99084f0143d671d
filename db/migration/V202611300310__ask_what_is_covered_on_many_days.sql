-- What organizations cover is asked on many days at once, before a write and after it.
drop function if exists covered_items(bigint[], date);
