-- What became of a mail, of all that it told.
update notification
set state = case when cast(:sent as boolean) then 'SENT' else 'WAITING' end,
    sent_at = case when cast(:sent as boolean) then clock_timestamp() end,
    reason = :reason, detail = :detail, digest_id = :digest,
    attempts = attempts + case when cast(:sent as boolean) then 0 else 1 end,
    attempted_at = case when cast(:sent as boolean) then attempted_at else clock_timestamp() end
where id = any (:ids)
