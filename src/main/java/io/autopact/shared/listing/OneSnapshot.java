package io.autopact.shared.listing;

import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets several statements that read see the same state of the register. One statement needs none of this: it sees one
 * state by itself.
 */
@Component
public class OneSnapshot {

    private static final String BEGIN = "set transaction isolation level repeatable read";

    private final NamedParameterJdbcOperations database;
    private final TransactionTemplate transaction;

    OneSnapshot(NamedParameterJdbcOperations database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /**
     * Reads in one snapshot; within a transaction, in that one.
     *
     * @return what was read
     */
    public <T> T read(Supplier<T> reading) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return reading.get();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            // By a statement, which goes with the beginning: the driver's own way takes a round trip there and one
            // back.
            database.getJdbcOperations().execute(BEGIN);
            return reading.get();
        }));
    }

    /**
     * Reads in one snapshot what depends on the answer to a question, which goes with the beginning of the transaction.
     *
     * @param question a statement with named parameters
     * @param values the values of its parameters
     * @return what was read
     */
    <A, T> T read(String question, Map<String, Object> values, RowMapper<A> mapper, Function<List<A>, T> reading) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return reading.apply(database.query(question, values, mapper));
        }
        return Objects.requireNonNull(transaction.execute(status ->
                reading.apply(Objects.requireNonNull(database.execute(BEGIN + ";\n" + question, values, both -> {
                    both.execute();
                    both.getMoreResults();
                    try (ResultSet answer = both.getResultSet()) {
                        return new RowMapperResultSetExtractor<>(mapper).extractData(answer);
                    }
                })))));
    }
}
