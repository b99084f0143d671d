package io.autopact.capability;

import io.autopact.shared.time.Confidence;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The elements of a version of the architecture, the domains that they serve, and its base capabilities. They are
 * written as sets, in the order of their references, and a row that says what is recorded already is not touched.
 */
@Component
@RequiredArgsConstructor
class ArchitectureParts {

    private final JdbcClient database;
    private final JsonMapper json;

    /** An element in its layer. */
    record ElementRow(
            String code, LayerKind layer, int position, String nameZh, String nameEn, Confidence confidence) {}

    /** That an element serves a domain. */
    record ServedRow(String element, long domainId, Confidence confidence) {}

    /** A base capability. */
    record CapabilityRow(String code, int position, String nameZh, String nameEn) {}

    /**
     * Where a version comes from: the keys of the event on which it was announced, of its owner and of the version that
     * it follows.
     */
    record Origin(
            @Nullable Long occasion,
            @Nullable Long owner,
            @Nullable Long predecessor) {}

    /** Where a version comes from, and all its parts. */
    record Rows(Origin origin, List<ElementRow> elements, List<ServedRow> served, List<CapabilityRow> capabilities) {}

    /**
     * How the recorded parts of a version are known.
     *
     * @param elements the layer of each element and how that is known, by code
     * @param served how it is known that it serves a domain, by element and the domain's key
     * @param capabilities the positions of the base capabilities by their codes, in their order
     */
    record Known(
            Map<String, Placement> elements,
            Map<String, Map<Long, Confidence>> served,
            Map<String, Integer> capabilities) {}

    /** The layer an element is in, and how that is known. */
    record Placement(LayerKind layer, Confidence confidence) {}

    /**
     * What writing the parts did.
     *
     * @param changed whether anything is other than it was
     * @param removed the codes of the elements that the version has no more
     */
    record Written(boolean changed, List<String> removed) {}

    /** Writers of versions queue: a day of effect, and which elements stand, are questions over all of them. */
    void lock() {
        database.sql("select pg_advisory_xact_lock(hashtext('architecture'))")
                .query()
                .singleRow();
    }

    /** The keys of elements that stand in some version, and stay there until the end of this transaction, by code. */
    Map<String, Long> standingElements(Collection<String> codes) {
        database.sql("select pg_advisory_xact_lock_shared(hashtext('architecture'))")
                .query()
                .singleRow();
        Map<String, Long> keys = new HashMap<>();
        database.sql("""
                        select code, id from element
                        where code = any (:codes) and exists (select from architecture_element where element_id = element.id)""")
                .param("codes", new SqlParameterValue(Types.ARRAY, codes.toArray(String[]::new)))
                .query(row -> {
                    keys.put(row.getString("code"), row.getLong("id"));
                });
        return keys;
    }

    /** Whether an element stands in a version other than this one. */
    boolean standsElsewhere(String code, long architectureId) {
        return database.sql("""
                        select exists (
                            select from architecture_element as assignment
                            join element on element.id = assignment.element_id
                            where element.code = :code and assignment.architecture_id <> :id)""")
                .param("code", code)
                .param("id", architectureId)
                .query(Boolean.class)
                .single();
    }

    /** The versions that follow a version. */
    List<String> successors(long architectureId) {
        return database.sql("select code from architecture where predecessor_id = :id order by code")
                .param("id", architectureId)
                .query((row, number) -> row.getString("code"))
                .list();
    }

    /** The solutions under an element, or built on it. */
    List<String> solutionsOf(String code) {
        return database.sql("""
                        select solution.code
                        from solution join element on element.code = :code
                        where element.id = solution.element_id
                           or exists (
                               select from solution_element as foundation
                               where foundation.solution_id = solution.id and foundation.element_id = element.id)
                        order by solution.code""")
                .param("code", code)
                .query((row, number) -> row.getString("code"))
                .list();
    }

    /** The parts of a version as they are recorded; of none that is new. */
    Known known(@Nullable Long architectureId) {
        Map<String, Placement> elements = new HashMap<>();
        database.sql("""
                        select element.code, assignment.layer, assignment.confidence
                        from architecture_element as assignment join element on element.id = assignment.element_id
                        where assignment.architecture_id = :id""").param("id", architectureId).query(row -> {
            elements.put(
                    row.getString("code"),
                    new Placement(
                            LayerKind.valueOf(row.getString("layer")),
                            Confidence.valueOf(row.getString("confidence"))));
        });
        Map<String, Map<Long, Confidence>> served = new HashMap<>();
        database.sql("""
                        select element.code, served.domain_id, served.confidence
                        from element_domain as served join element on element.id = served.element_id
                        where served.architecture_id = :id""").param("id", architectureId).query(row -> {
            served.computeIfAbsent(row.getString("code"), code -> new HashMap<>())
                    .put(row.getLong("domain_id"), Confidence.valueOf(row.getString("confidence")));
        });
        Map<String, Integer> capabilities = new LinkedHashMap<>();
        database.sql("""
                        select capability.code, used.position
                        from architecture_capability as used join capability on capability.id = used.capability_id
                        where used.architecture_id = :id
                        order by used.position, capability.code""").param("id", architectureId).query(row -> {
            capabilities.put(row.getString("code"), row.getInt("position"));
        });
        return new Known(elements, served, capabilities);
    }

    /** Gives a version these parts and no others. */
    Written write(long architectureId, Rows rows) {
        Statements statements = new Statements(database, json, architectureId, rows);
        statements.change(ArchitecturePartsSql.NEW_ELEMENTS);
        int changed = statements.change(ArchitecturePartsSql.DROP_SERVED);
        List<String> removed = statements.codes(ArchitecturePartsSql.DROP_ELEMENTS);
        changed += removed.size();
        changed += statements.change(ArchitecturePartsSql.PLACE_ELEMENTS);
        changed += statements.change(ArchitecturePartsSql.SERVE);
        changed += statements.codes(ArchitecturePartsSql.RENAME_CAPABILITIES).size();
        statements.change(ArchitecturePartsSql.NEW_CAPABILITIES);
        changed += statements.change(ArchitecturePartsSql.DROP_CAPABILITIES);
        changed += statements.change(ArchitecturePartsSql.USE_CAPABILITIES);
        return new Written(changed > 0, removed);
    }

    /** Gives a version whose parts alone changed a new revision. */
    void raise(long architectureId) {
        database.sql("update architecture set version = version + 1 where id = :id")
                .param("id", architectureId)
                .update();
    }

    /** Takes all parts from a version. */
    void remove(long architectureId) {
        for (String table : List.of("element_domain", "architecture_element", "architecture_capability")) {
            database.sql("delete from %s where architecture_id = :id".formatted(table))
                    .param("id", architectureId)
                    .update();
        }
    }

    private record Statements(JdbcClient database, JsonMapper json, long architectureId, Rows rows) {

        int change(String sql) {
            return statement(sql).update();
        }

        List<String> codes(String sql) {
            return statement(sql).query((row, number) -> row.getString("code")).list();
        }

        private JdbcClient.StatementSpec statement(String sql) {
            return database.sql(sql)
                    .param("id", architectureId)
                    .param("elements", json.writeValueAsString(rows.elements()))
                    .param("served", json.writeValueAsString(rows.served()))
                    .param("capabilities", json.writeValueAsString(rows.capabilities()));
        }
    }
}
