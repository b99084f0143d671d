-- The organizations that coverage may be told of: those asked for, or all automakers.
select organization.id, organization.code, organization.name_zh, organization.name_en,
    organization.id in (
        select cooperation.organization_id from cooperation
        where certainly_holds_at(cooperation.since, cooperation.until, cooperation.until_precision, cooperation.until_not_before, :asOf))
from organization
where organization.merged_into_id is null
  and case when :narrowed
      then organization.id in (select organizations_with_descendants(:codes, :includeDescendants, :asOf))
      else organization.type = 'AUTOMAKER' end
order by organization.code collate "C"
