package io.autopact.portfolio;

import io.autopact.shared.postgres.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Asks the statements of a coverage. */
@Component
@RequiredArgsConstructor
class CoverageStatements {

    private static final String SERVED = SqlFile.read("portfolio/served-by-solutions.sql");

    private final NamedParameterJdbcOperations database;

    /** The good plan for thousands of organizations is not that for one: each statement is planned with its values. */
    void ask(String sql, Map<String, ?> parameters, RowCallbackHandler handler) {
        database.execute(sql, parameters, prepared -> {
            prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
            try (ResultSet row = prepared.executeQuery()) {
                while (row.next()) {
                    handler.processRow(row);
                }
            }
            return null;
        });
    }

    static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    static SqlParameterValue keys(Collection<Long> ids) {
        return new SqlParameterValue(Types.ARRAY, ids.toArray(Long[]::new));
    }

    /** What a solution is for. */
    record Served(List<String> domains, @Nullable String element, List<String> capabilities) {

        static final Served NOTHING = new Served(List.of(), null, List.of());
    }

    /** What each solution is for, by its internal key. */
    Map<Long, Served> solutions() {
        Map<Long, Served> solutions = new HashMap<>();
        ask(SERVED, Map.of(), row -> {
            Served served = solutions.get(row.getLong(1));
            if (served == null) {
                served = new Served(new ArrayList<>(), row.getString(2), new ArrayList<>());
                solutions.put(row.getLong(1), served);
            }
            String domain = row.getString(3);
            if (domain != null) {
                served.domains().add(domain);
            }
            String capability = row.getString(4);
            if (capability != null) {
                served.capabilities().add(capability);
            }
        });
        return solutions;
    }
}
