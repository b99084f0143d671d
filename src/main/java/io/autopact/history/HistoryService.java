package io.autopact.history;

import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.listing.ValueType;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.roles.CurrentRoles;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the history of single records. */
@Service
public class HistoryService {

    /** The name of the listing that declares the parameters of a history. */
    public static final String LISTING = "history";

    private static final String CHANGES = SqlFile.read("history/changes-of-records.sql");

    private final JdbcClient database;
    private final ListReader lists;
    private final ToldEntries told;
    private final Map<String, HistoricResource> resources;
    private final ListDefinition<HistoryEntry> listing;

    HistoryService(JdbcClient database, ListReader lists, ToldEntries told, List<HistoricResource> resources) {
        this.database = database;
        this.lists = lists;
        this.told = told;
        this.resources =
                resources.stream().collect(Collectors.toUnmodifiableMap(HistoricResource::path, resource -> resource));
        this.listing = new ListDefinition<>(
                        LISTING,
                        told,
                        "told_change as told",
                        List.of(),
                        List.of(new SortKey("at", "told.position", ValueType.INTEGER, false)),
                        List.of("-at"))
                .only("told.record_kind = :recordKind and told.record_id = :recordId")
                .undated();
    }

    ListDefinition<HistoryEntry> listing() {
        return listing;
    }

    /** The paths of all resources that have a history. */
    public Set<String> resources() {
        return new TreeSet<>(resources.keySet());
    }

    /**
     * Every change of a record, the latest first.
     *
     * @param resource the resource's path, such as {@code automakers}
     * @param code the record's code
     * @throws ProblemException if there is no such resource, or there never was such a record
     */
    @Transactional(readOnly = true)
    public Page<HistoryEntry> history(String resource, String code, ListRequest query) {
        HistoricResource historic = resources.get(resource);
        if (historic == null) {
            throw ProblemException.notFound("resource", resource);
        }
        Long id = database.sql(historic.idQuery())
                .param("code", code)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound(historic.noun(), code));
        Page<HistoryEntry> page = lists.page(listing, query, Map.of("recordKind", historic.kind(), "recordId", id));
        return new Page<>(
                page.items().stream()
                        .map(entry -> entry.withMembers(historic.readable(entry.members(), CurrentRoles.all())))
                        .toList(),
                page.nextCursor(),
                page.total());
    }

    /**
     * What changed of several records, the latest change first.
     *
     * @param records the records asked about
     * @param from changes at this instant or later
     * @param before and before this one
     * @param most how many changes at most
     */
    @Transactional(readOnly = true)
    public List<RecordChange> changes(List<RecordKey> records, Instant from, Instant before, int most) {
        return database.sql(CHANGES)
                .param("kinds", array(records.stream().map(RecordKey::kind).toArray(String[]::new)))
                .param("ids", array(records.stream().map(RecordKey::id).toArray(Long[]::new)))
                .param("codes", array(records.stream().map(RecordKey::code).toArray(String[]::new)))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) ->
                        new RecordChange(row.getString("record_kind"), row.getString("record_code"), told.entry(row)))
                .list();
    }

    private static SqlParameterValue array(Object[] values) {
        return new SqlParameterValue(Types.ARRAY, values);
    }
}
