package io.autopact.shared.listing;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcOperations;
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

    private final JdbcOperations database;
    private final TransactionTemplate transaction;

    OneSnapshot(JdbcOperations database, PlatformTransactionManager transactions) {
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
            database.execute("set transaction isolation level repeatable read");
            return reading.get();
        }));
    }
}
