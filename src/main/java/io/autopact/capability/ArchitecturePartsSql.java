package io.autopact.capability;

/**
 * The statements that give a version of the architecture its parts, in the order in which they run. Each takes the
 * wanted rows as JSON, and touches those alone that are other than recorded: the mere attempt to insert a row would
 * open a change in the history.
 */
final class ArchitecturePartsSql {

    private static final String ELEMENTS = """
            jsonb_to_recordset(cast(:elements as jsonb))
                as wanted (code text, layer text, position integer, "nameZh" text, "nameEn" text, confidence text)""";

    private static final String SERVED = """
            jsonb_to_recordset(cast(:served as jsonb)) as wanted (element text, "domainId" bigint, confidence text)""";

    private static final String CAPABILITIES = """
            jsonb_to_recordset(cast(:capabilities as jsonb)) as wanted (code text, position integer, "nameZh" text, "nameEn" text)""";

    static final String NEW_ELEMENTS = """
            insert into element (code)
            select wanted.code from %s
            where not exists (select from element where element.code = wanted.code)""".formatted(ELEMENTS);

    static final String DROP_SERVED = """
            delete from element_domain as served
            using element
            where served.architecture_id = :id and element.id = served.element_id
              and (element.code, served.domain_id) not in (select wanted.element, wanted."domainId" from %s)""".formatted(SERVED);

    static final String DROP_ELEMENTS = """
            delete from architecture_element as assignment
            using element
            where assignment.architecture_id = :id and element.id = assignment.element_id
              and element.code not in (select wanted.code from %s)
            returning element.code""".formatted(ELEMENTS);

    static final String PLACE_ELEMENTS = """
            insert into architecture_element as assignment
                (architecture_id, element_id, layer, position, name_zh, name_en, confidence)
            select :id, element.id, wanted.layer, wanted.position, wanted."nameZh", wanted."nameEn", wanted.confidence
            from %s
            join element on element.code = wanted.code
            left join architecture_element as known on known.architecture_id = :id and known.element_id = element.id
            where known.id is null
               or (known.layer, known.position, known.name_zh, known.name_en, known.confidence)
                   is distinct from (wanted.layer, wanted.position, wanted."nameZh", wanted."nameEn", wanted.confidence)
            on conflict (architecture_id, element_id) do update
                set layer = excluded.layer, position = excluded.position, name_zh = excluded.name_zh,
                    name_en = excluded.name_en, confidence = excluded.confidence""".formatted(ELEMENTS);

    static final String SERVE = """
            insert into element_domain as served (architecture_id, element_id, domain_id, confidence)
            select :id, element.id, wanted."domainId", wanted.confidence
            from %s
            join element on element.code = wanted.element
            left join element_domain as known
                on known.architecture_id = :id and known.element_id = element.id and known.domain_id = wanted."domainId"
            where known.id is null or known.confidence <> wanted.confidence
            on conflict (architecture_id, element_id, domain_id) do update set confidence = excluded.confidence""".formatted(SERVED);

    /**
     * A capability is called the same in every version. Those that show it are raised, so that nobody sends back the
     * old name with a tag that still holds.
     */
    static final String RENAME_CAPABILITIES = """
            with renamed as (
                update capability
                set name_zh = wanted."nameZh", name_en = wanted."nameEn", version = version + 1
                from %s
                where capability.code = wanted.code
                  and (capability.name_zh, capability.name_en) is distinct from (wanted."nameZh", wanted."nameEn")
                returning capability.id, capability.code
            ), raised as (
                update architecture set version = version + 1
                where id <> :id and id in (
                    select architecture_id from architecture_capability
                    where capability_id in (select renamed.id from renamed))
                returning id
            )
            select code from renamed""".formatted(CAPABILITIES);

    static final String NEW_CAPABILITIES = """
            insert into capability (code, position, name_zh, name_en)
            select wanted.code, (select coalesce(max(position), 0) from capability) + row_number() over (order by wanted.position),
                   wanted."nameZh", wanted."nameEn"
            from %s
            where not exists (select from capability where capability.code = wanted.code)""".formatted(CAPABILITIES);

    static final String DROP_CAPABILITIES = """
            delete from architecture_capability as used
            using capability
            where used.architecture_id = :id and capability.id = used.capability_id
              and capability.code not in (select wanted.code from %s)""".formatted(CAPABILITIES);

    static final String USE_CAPABILITIES = """
            insert into architecture_capability as used (architecture_id, capability_id, position)
            select :id, capability.id, wanted.position
            from %s
            join capability on capability.code = wanted.code
            left join architecture_capability as known on known.architecture_id = :id and known.capability_id = capability.id
            where known.id is null or known.position <> wanted.position
            on conflict (architecture_id, capability_id) do update set position = excluded.position""".formatted(CAPABILITIES);

    private ArchitecturePartsSql() {}
}
