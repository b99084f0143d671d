-- Numbers in JSON.

-- Most readers of JSON hold numbers as doubles; where that would make another number of one, it is a string.
create or replace function exact_number(number numeric) returns jsonb
    language sql immutable strict parallel safe
begin atomic
    select case when number::double precision::text::numeric = number then to_jsonb(number) else to_jsonb(number::text) end;
end;
