package io.autopact.shared.writing;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.aopalliance.intercept.Joinpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * The one transaction around a request that writes: all of it is kept, or nothing; and where the database was lost
 * while it was asked to keep it, the client is told that nobody knows.
 */
@Component
@RequiredArgsConstructor
class WriteTransaction {

    private static final Logger log = LoggerFactory.getLogger(WriteTransaction.class);

    /**
     * The classes of SQLSTATE by which PostgreSQL refuses a commit and has rolled back: a value, a constraint, a
     * transaction that had failed before, a conflict of transactions, a lock, an exception of a trigger. By any other
     * it may have kept all.
     */
    private static final Set<String> REFUSALS = Set.of("22", "23", "25", "40", "55", "P0");

    /** Completion unknown, in a class that else means a rollback. */
    private static final String COMPLETION_UNKNOWN = "40003";

    private final IdempotencyStore answers;
    private final ConsequenceFinder consequences;
    private final JdbcClient database;
    private final PlatformTransactionManager transactions;

    /**
     * Runs the handler of a request.
     *
     * @return its answer, or the one that was given to the same request before
     * @throws ProblemException {@link CommonProblem#OUTCOME_UNKNOWN} if the database was lost at the commit
     */
    @Nullable
    Object run(WriteRequest request, Joinpoint handler) throws Throwable {
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        boolean whole = false;
        Object result;
        try {
            result = answer(request, handler, transaction);
            // What is still to be written is written now, so that what fails later is the commit and nothing else.
            transaction.flush();
            whole = true;
        } finally {
            if (!whole) {
                rollBack(transaction);
            }
        }
        if (request.dryRun()) {
            rollBack(transaction);
        } else {
            commit(transaction);
        }
        return result;
    }

    private @Nullable Object answer(WriteRequest request, Joinpoint handler, TransactionStatus transaction)
            throws Throwable {
        String key = request.key();
        Optional<ResponseEntity<?>> before = key == null ? Optional.empty() : answers.claim(key, request.body());
        if (before.isPresent()) {
            return before.get();
        }
        Object result = handler.proceed();
        if (request.tellsConsequences()
                && result instanceof ResponseEntity<?> answer
                && answer.getBody() instanceof TellsConsequences told) {
            transaction.flush();
            result = new ResponseEntity<>(telling(told), answer.getHeaders(), answer.getStatusCode());
        }
        if (request.dryRun()) {
            transaction.flush();
            // What the database would check at the end is checked now, as there will be no end.
            database.sql("set constraints all immediate").update();
        } else if (key != null && result instanceof ResponseEntity<?> answer) {
            answers.keep(key, answer);
        }
        return result;
    }

    /** What the operation itself tells comes first. */
    private TellsConsequences telling(TellsConsequences told) {
        List<Consequence> known = told.consequences();
        return told.withConsequences(Stream.concat(
                        known == null ? Stream.empty() : known.stream(), consequences.ofTheWriteUnderWay().stream())
                .toList());
    }

    /** A transaction that cannot be rolled back has lost its connection, and the database rolls it back by itself. */
    private void rollBack(TransactionStatus transaction) {
        try {
            transactions.rollback(transaction);
        } catch (RuntimeException connectionLost) {
            log.debug("The database was lost before a rollback", connectionLost);
        }
    }

    private void commit(TransactionStatus transaction) {
        try {
            transactions.commit(transaction);
        } catch (RuntimeException failure) {
            if (isRefusal(failure)) {
                throw failure;
            }
            log.warn("The database was lost at a commit, so whether it was kept is not known", failure);
            throw new ProblemException(
                    CommonProblem.OUTCOME_UNKNOWN,
                    "The database was lost while it was asked to keep the change: it may be recorded, or not.");
        }
    }

    private static boolean isRefusal(Throwable failure) {
        if (failure instanceof UnexpectedRollbackException) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return !state.equals(COMPLETION_UNKNOWN) && REFUSALS.contains(state.substring(0, 2));
            }
        }
        return false;
    }
}
