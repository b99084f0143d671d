-- The elements of the architecture, in the shape in which exports read the records that were deleted: the code of an
-- element is never deleted.

create or replace view element_ever as select id, code from element;
grant select on element_ever to ${applicationRole};
