-- What is in use at an organization today, and what is under way to its vehicles.
select 'DEPLOYMENT' as type, code, 'in use there' as state from deployment
where organization_id = :id and holds_at(valid_from, valid_until, :today)
union all
select 'ROLLOUT', rollout.code, rollout.stage
from rollout
join vehicle_model as model on model.id = rollout.model_id
where model.maker_id = :id and rollout.stage not in ('LAUNCHED', 'RETIRED', 'CANCELLED')
order by type, code
