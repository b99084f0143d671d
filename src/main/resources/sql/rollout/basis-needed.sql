-- What a rollout needs an agreement for, and on which day; nothing where it needs none.
select model.code as model, maker.code as maker, maker.id as maker_id, solution.code as solution,
    solution.id as solution_id, needed.on_day
from rollout_basis_days(array[cast(:rollout as bigint)]) as needed
join rollout on rollout.id = needed.rollout_id
join vehicle_model as model on model.id = rollout.model_id
join organization as maker on maker.id = model.maker_id
join solution on solution.id = rollout.solution_id
where rollout.without_basis_reason is null
