-- The instruments of agreements that are not closed, on days on which the agreement has not ended.
select distinct instrument.code, instrument.name_zh, instrument.name_en, instrument.state, instrument.amount,
    instrument.currency, agreement.code as agreement, asked.on_day
from unnest(cast(:agreements as bigint[]), cast(:days as date[])) as asked (agreement_id, on_day)
join agreement on agreement.id = asked.agreement_id and agreement.status <> 'WITHDRAWN'
join instrument on instrument.agreement_id = agreement.id and instrument.state <> 'CLOSED'
where is_not_over(agreement_ends_on(agreement, asked.on_day), asked.on_day)
order by asked.on_day, instrument.code
