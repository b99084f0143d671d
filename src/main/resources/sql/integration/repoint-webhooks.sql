-- Lets webhooks that want what concerns one organization want what concerns another; each once.
update webhook
set organizations = array_replace(array_remove(organizations, cast(:into as text)), cast(:from as text), cast(:into as text)),
    version = version + 1
where cast(:from as text) = any (organizations)
returning code
