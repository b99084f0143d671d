-- Where organizations are at home.
select code, country
from organization
where code = any (:codes) and country is not null
