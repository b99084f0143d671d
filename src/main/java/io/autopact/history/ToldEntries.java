package io.autopact.history;

import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.Projection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes entries of rows of {@code told_change}; to find the members that differ takes both states of the record. */
@Component
@RequiredArgsConstructor
class ToldEntries implements Projection<HistoryEntry> {

    private static final String MEMBERS = "members";
    private static final String COLUMNS = "told.at, told.actor, told.via, told.reason, told.change";
    private static final String WITH_STATES = COLUMNS + ", told.after_state, told.before_state";

    private final JsonMapper json;

    @Override
    public Class<HistoryEntry> view() {
        return HistoryEntry.class;
    }

    @Override
    public String columns(Fields fields) {
        return fields.have(MEMBERS) ? WITH_STATES : COLUMNS;
    }

    @Override
    public RowMapper<HistoryEntry> mapper(Fields fields) {
        return (row, number) -> fields.have(MEMBERS) ? entry(row) : entry(row, List.of());
    }

    /** The entry of a row that has the columns of the view. */
    HistoryEntry entry(ResultSet row) throws SQLException {
        return entry(row, differences(state(row.getString("before_state")), state(row.getString("after_state"))));
    }

    private static HistoryEntry entry(ResultSet row, List<MemberChange> members) throws SQLException {
        return new HistoryEntry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("change"),
                members,
                via(row.getString("via")),
                row.getString("reason"));
    }

    /** Hand-written SQL can say of itself what it likes, and is told all the same. */
    private static ChangeVia via(String said) {
        return Arrays.stream(ChangeVia.values())
                .filter(via -> via.name().equals(said))
                .findFirst()
                .orElse(ChangeVia.SQL);
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
