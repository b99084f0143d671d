-- A token that is still good, by the SHA-256 of its secret or by its number.
select code, name, actor, array_to_string(roles, ',') as roles, array_to_string(addresses, ',') as addresses, expires_at,
    coalesce(last_used_at < now() - interval '1 minute', true) as stale
from api_token
where secret_hash = coalesce(cast(:hash as bytea), (select named.secret_hash from api_token as named where named.code = :code))
  and revoked_at is null
  and (expires_at is null or expires_at > :now)
