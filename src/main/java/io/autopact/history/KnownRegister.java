package io.autopact.history;

import io.autopact.shared.listing.OneSnapshot;
import java.time.Instant;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks the register what it said at an instant: the same statements, by the same functions, over what was recorded
 * then.
 */
@Component
@RequiredArgsConstructor
public class KnownRegister {

    /** Both hold for the transaction alone. */
    private static final String TURN_BACK = """
            select set_config('autopact.known_at', :knownAt, true),
                set_config('search_path', 'autopact_known, ' || current_setting('search_path'), true)""";

    private final JdbcClient database;
    private final OneSnapshot snapshot;

    /** Whether what is read now is what was known once: it is not to be kept, nor answered from what is kept. */
    public static boolean isTurnedBack() {
        return TransactionSynchronizationManager.hasResource(KnownRegister.class);
    }

    /** For as long as the transaction, and not for another that it waits for. */
    private static void remember() {
        if (!isTurnedBack()) {
            bind();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void suspend() {
                    unbind();
                }

                @Override
                public void resume() {
                    bind();
                }

                @Override
                public void afterCompletion(int status) {
                    unbind();
                }
            });
        }
    }

    private static void bind() {
        TransactionSynchronizationManager.bindResource(KnownRegister.class, true);
    }

    private static void unbind() {
        TransactionSynchronizationManager.unbindResource(KnownRegister.class);
    }

    /**
     * Answers a question by what was known. Within a transaction, all that is read in it later is answered so as well.
     *
     * @param knownAt what was written later is not known; null for what is recorded now
     * @param question reads, and writes nothing
     */
    public <T> T read(@Nullable Instant knownAt, Supplier<T> question) {
        if (knownAt == null) {
            return question.get();
        }
        return snapshot.read(() -> {
            remember();
            database.sql(TURN_BACK).param("knownAt", knownAt.toString()).query().singleRow();
            return question.get();
        });
    }
}
