package io.autopact.history;

import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.listing.ValueType;
import io.autopact.shared.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the history of single records. */
@Service
public class HistoryService {

    /** The name of the listing that declares the parameters of a history. */
    public static final String LISTING = "history";

    private static final String COLUMNS = """
            change.at, change.actor, change.via, change.reason,
            case when item.operation = 'UPDATED' then coalesce(change.action, item.operation) else item.operation end as change,
            record_state(item.record_kind, item.record_id, array(
                select earlier.change_id from change_item as earlier
                where earlier.record_kind = item.record_kind and earlier.record_id = item.record_id
                  and earlier.position <= item.position)) as after_state,
            record_state(item.record_kind, item.record_id, array(
                select earlier.change_id from change_item as earlier
                where earlier.record_kind = item.record_kind and earlier.record_id = item.record_id
                  and earlier.position < item.position)) as before_state""";

    private static final String SOURCE = """
            change_item as item
            join change on change.id = item.change_id
            where item.record_kind = :recordKind and item.record_id = :recordId""";

    private final JdbcClient database;
    private final ListReader lists;
    private final JsonMapper json;
    private final Map<String, HistoricResource> resources;
    private final ListDefinition<HistoryEntry> listing;

    HistoryService(JdbcClient database, ListReader lists, JsonMapper json, List<HistoricResource> resources) {
        this.database = database;
        this.lists = lists;
        this.json = json;
        this.resources =
                resources.stream().collect(Collectors.toUnmodifiableMap(HistoricResource::path, resource -> resource));
        this.listing = new ListDefinition<>(
                        LISTING,
                        COLUMNS,
                        SOURCE,
                        (row, number) -> entry(row),
                        List.of(),
                        List.of(new SortKey("at", "item.position", ValueType.INTEGER, false)),
                        List.of("-at"))
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
        return lists.page(listing, query, Map.of("recordKind", historic.kind(), "recordId", id));
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
        return database.sql("""
                        select asked.code as record_code, item.record_kind, %s
                        from unnest(:kinds, :ids, :codes) as asked (kind, id, code)
                        join change_item as item on item.record_kind = asked.kind and item.record_id = asked.id
                        join change on change.id = item.change_id
                        where change.at >= :from and change.at < :before
                        order by item.position desc
                        limit :most""".formatted(COLUMNS))
                .param("kinds", array(records.stream().map(RecordKey::kind).toArray(String[]::new)))
                .param("ids", array(records.stream().map(RecordKey::id).toArray(Long[]::new)))
                .param("codes", array(records.stream().map(RecordKey::code).toArray(String[]::new)))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) ->
                        new RecordChange(row.getString("record_kind"), row.getString("record_code"), entry(row)))
                .list();
    }

    private static SqlParameterValue array(Object[] values) {
        return new SqlParameterValue(Types.ARRAY, values);
    }

    private HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("change"),
                differences(state(row.getString("before_state")), state(row.getString("after_state"))),
                ChangeVia.valueOf(row.getString("via")),
                row.getString("reason"));
    }

    private JsonNode state(@Nullable String text) {
        return text == null ? json.createObjectNode() : json.readTree(text);
    }

    static List<MemberChange> differences(JsonNode before, JsonNode after) {
        Set<String> members = new LinkedHashSet<>(after.propertyNames());
        members.addAll(before.propertyNames());
        List<MemberChange> differences = new ArrayList<>();
        for (String member : members) {
            JsonNode from = value(before, member);
            JsonNode to = value(after, member);
            if (!Objects.equals(from, to)) {
                differences.add(new MemberChange(member, from, to));
            }
        }
        return differences;
    }

    private static @Nullable JsonNode value(JsonNode state, String member) {
        JsonNode value = state.get(member);
        return value == null || value.isNull() ? null : value;
    }
}
