-- Those of the records asked about, by type and code, that are or were there.
select asked.type, asked.code
from unnest(cast(:types as text[]), cast(:codes as text[])) as asked (type, code)
where exists (select from record_identity as identity where identity.type = asked.type and identity.code = asked.code)
