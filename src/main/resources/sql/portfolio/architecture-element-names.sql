-- What the elements of an architecture are called.
select element.code, named.name_zh, named.name_en
from architecture_element as named
join architecture on architecture.id = named.architecture_id
join element on element.id = named.element_id
where architecture.code = :architecture
