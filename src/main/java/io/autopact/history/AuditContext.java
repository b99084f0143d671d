package io.autopact.history;

import java.util.Optional;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells the database, at the beginning of every transaction that writes, who acts and by which way: the triggers that
 * keep the history read it there. Nothing that writes can forget to.
 */
@Component
@RequiredArgsConstructor
public class AuditContext implements TransactionExecutionListener {

    private static final ScopedValue<Author> AUTHOR = ScopedValue.newInstance();

    private final JdbcClient database;

    private record Author(String name, ChangeVia via) {}

    /**
     * Runs work whose changes are someone else's than the current request's.
     *
     * @param name who acts, as the history shows it
     * @param via the way the changes come in
     * @param work what writes, in transactions that it opens itself
     */
    public static <T> T as(String name, ChangeVia via, Supplier<T> work) {
        return ScopedValue.where(AUTHOR, new Author(name, via)).call(work::get);
    }

    /**
     * Names what the current transaction does, where that is more than an update.
     *
     * @param action such as {@code SIGNED}
     * @param reason why, in the words of the one who acts; may be missing
     */
    public void describe(String action, @Nullable String reason) {
        database.sql(
                        "select set_config('autopact.action', :action, true), set_config('autopact.reason', :reason, true)")
                .param("action", action)
                .param("reason", reason == null ? "" : reason)
                .query()
                .singleRow();
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null || transaction.isReadOnly()) {
            return;
        }
        Author author = author();
        database.sql("select set_config('autopact.actor', :actor, true), set_config('autopact.via', :via, true)")
                .param("actor", author.name())
                .param("via", author.via().name())
                .query()
                .singleRow();
    }

    private static Author author() {
        return AUTHOR.isBound() ? AUTHOR.get() : new Author(requester(), ChangeVia.API);
    }

    private static String requester() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getName)
                .orElse("autopact");
    }
}
