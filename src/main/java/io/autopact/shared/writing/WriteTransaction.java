package io.autopact.shared.writing;

import java.util.Optional;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The one transaction around a request that writes: all of it is kept, or nothing. */
@Component
@RequiredArgsConstructor
class WriteTransaction {

    private final KeptAnswers answers;
    private final JdbcClient database;

    /**
     * Runs the handler of a request.
     *
     * @return its answer, or the one that was given to the same request before
     */
    @Transactional(rollbackFor = Exception.class)
    public @Nullable Object run(WriteRequest request, Callable<@Nullable Object> handler) throws Exception {
        String key = request.key();
        Optional<ResponseEntity<?>> before = key == null ? Optional.empty() : answers.claim(key, request.body());
        if (before.isPresent()) {
            return before.get();
        }
        Object result = handler.call();
        if (request.rehearsal()) {
            TransactionAspectSupport.currentTransactionStatus().flush();
            // What the database would check at the end is checked now, as there will be no end.
            database.sql("set constraints all immediate").update();
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        } else if (key != null && result instanceof ResponseEntity<?> answer) {
            answers.keep(key, answer);
        }
        return result;
    }
}
