-- What Spring Session writes after each request, in the order of its parameters: that somebody looked on is written once a
-- minute, so that looking writes next to nothing; anything else at once.
update login_session as known
set session_id = seen.session_id, last_access_time = seen.last_access_time, max_inactive_interval = seen.max_inactive_interval,
    expiry_time = seen.expiry_time, principal_name = seen.principal_name
from (values (
    cast(:sessionId as text), cast(:lastAccess as bigint), cast(:maxInactive as integer), cast(:expiry as bigint),
    cast(:principal as text), cast(:primaryId as text))) as seen
    (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
where known.primary_id = seen.primary_id
  and (seen.last_access_time >= known.last_access_time + 60000
    or (seen.session_id, seen.max_inactive_interval, seen.principal_name)
        is distinct from (known.session_id, known.max_inactive_interval, known.principal_name))
