package io.autopact.integration.webhook;

import io.autopact.history.ChangeLog;
import io.autopact.history.LogFilter;
import io.autopact.history.LogWindow;
import io.autopact.history.LoggedChange;
import io.autopact.history.RegisterOrigin;
import io.autopact.integration.ChangeEvent;
import io.autopact.integration.EventFilter;
import io.autopact.integration.EventSource;
import io.autopact.integration.EventTypes;
import io.autopact.integration.webhook.DeliveryQueue.Addressed;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.roles.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through the change log for what webhooks want, one instance at a time, and queues it. How far it has come is
 * kept in the transaction that queues: nothing is lost and nothing is queued twice. Whoever reads the log to queue it
 * holds the row of the position, which an erasure waits for: nothing that was erased is queued after it.
 */
@Component
@RequiredArgsConstructor
class Transfer {

    private static final String ACTIVE = SqlFile.read("integration/active-webhooks.sql");
    private static final int AT_ONCE = 500;

    /** Events are told as they read them: who receives them may be anybody. */
    private static final Set<Role> READERS = Set.of(Role.VIEWER);

    private final JdbcClient database;
    private final ChangeLog log;
    private final EventTypes types;
    private final RegisterOrigin origin;
    private final DeliveryQueue queue;
    private final EventSource source;
    private final PlatformTransactionManager transactions;

    /** A webhook that events are sent to. */
    record Active(long id, String code, WebhookFormat format, EventFilter filter) {}

    private record Position(
            String history, String since, @Nullable String until, long after) {}

    private record Queued(int events, long last, boolean whole) {}

    /** The webhooks that events are sent to. */
    List<Active> active() {
        return database.sql(ACTIVE)
                .query((row, number) -> new Active(
                        row.getLong("id"),
                        row.getString("code"),
                        WebhookFormat.valueOf(row.getString("format")),
                        EventFilter.of(texts(row, "types"), texts(row, "organizations"))))
                .list();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .toList();
    }

    /** Begins with what is written from now on, where nothing was being sent. */
    void begin() {
        database.sql("""
                        insert into webhook_position as known (history, since) values (:history, :since)
                        on conflict (singleton) do update set history = excluded.history, since = excluded.since, until = null, after = 0
                        where not exists (select from webhook where enabled)""")
                .param("history", origin.now().history())
                .param("since", log.snapshot())
                .update();
    }

    /**
     * Queues what is new.
     *
     * @return whether there may be more at once
     */
    @Transactional
    public boolean run() {
        Optional<Position> known = database.sql(
                        "select history, since, until, after from webhook_position for no key update skip locked")
                .query(Position.class)
                .optional();
        if (known.isEmpty()) {
            return false;
        }
        Position position = known.get();
        String history = origin.now().history();
        if (!position.history().equals(history)) {
            // A restored copy: what was told since it was made cannot be told apart from what was not.
            keep(new Position(history, log.snapshot(), null, 0));
            return false;
        }
        Optional<String> until =
                position.until() == null ? log.snapshotWithNews(position.since()) : Optional.of(position.until());
        if (until.isEmpty()) {
            return false;
        }
        LogWindow window = new LogWindow(position.since(), until.get(), position.after());
        ChangeLog.Batch batch = log.read(window, LogFilter.of(types.kinds(List.of())), AT_ONCE);
        // Whoever had registered when any of this was written is among those who are read now.
        queue.add(addressed(batch.changes(), active()));
        keep(
                batch.whole()
                        ? new Position(history, window.until(), null, 0)
                        : new Position(history, position.since(), window.until(), batch.last()));
        return !batch.whole();
    }

    /**
     * Queues for one webhook what was written in a span, and could be seen when it began: some at a time, each in a
     * transaction of its own, so that what is sent meanwhile waits for no more than that.
     *
     * @param dryRun whether to count only
     * @return how many events that were
     */
    int replay(Active webhook, Instant from, @Nullable Instant to, boolean dryRun) {
        LogFilter filter = new LogFilter(
                types.kinds(webhook.filter().types()),
                List.of(),
                webhook.filter().organizations(),
                from,
                to,
                null);
        TransactionTemplate each = new TransactionTemplate(transactions);
        each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        LogWindow window = LogWindow.between(null, log.snapshot());
        int events = 0;
        boolean whole = false;
        while (!whole) {
            LogWindow rest = window;
            Queued queued = Objects.requireNonNull(each.execute(status -> replay(webhook, rest, filter, dryRun)));
            events += queued.events();
            window = window.withAfter(queued.last());
            whole = queued.whole();
        }
        return events;
    }

    private Queued replay(Active webhook, LogWindow window, LogFilter filter, boolean dryRun) {
        database.sql("select 1 from webhook_position for key share").query().listOfRows();
        ChangeLog.Batch batch = log.read(window, filter, AT_ONCE);
        List<Addressed> addressed = addressed(batch.changes(), List.of(webhook));
        if (!dryRun) {
            queue.add(addressed);
        }
        return new Queued(addressed.size(), batch.last(), batch.whole());
    }

    private List<Addressed> addressed(List<LoggedChange> changes, List<Active> webhooks) {
        List<Addressed> addressed = new ArrayList<>();
        for (LoggedChange change : changes) {
            Optional<ChangeEvent> event = types.event(change, source.address(), READERS);
            event.ifPresent(it -> webhooks.stream()
                    .filter(webhook -> webhook.filter().matches(it))
                    .forEach(webhook -> addressed.add(new Addressed(webhook, it))));
        }
        return addressed;
    }

    private void keep(Position position) {
        database.sql("update webhook_position set history = :history, since = :since, until = :until, after = :after")
                .param("history", position.history())
                .param("since", position.since())
                .param("until", position.until())
                .param("after", position.after())
                .update();
    }
}
