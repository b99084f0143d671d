-- Which of the organizations given there are, and which of them were merged into which.
select organization.code, stays.code as merged_into
from organization
left join organization as stays on stays.id = organization.merged_into_id
where organization.code = any (:codes)
