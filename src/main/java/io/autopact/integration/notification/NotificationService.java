package io.autopact.integration.notification;

import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.roles.CurrentRoles;
import io.autopact.shared.roles.PersonalData;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells who was told of what is due, and puts it off. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class NotificationService {

    /** The name of the listing of notifications. */
    public static final String NOTIFICATIONS = "notifications";

    private static final String HOLD = SqlFile.read("integration/hold-recipient.sql");
    private static final String SNOOZE = SqlFile.read("integration/snooze.sql");

    private static final String WEBHOOK = "WEBHOOK";

    /** As far ahead as agreements remind. */
    private static final int MOST_DAYS = 3660;

    private final JdbcClient database;
    private final ListReader lists;
    private final ListDefinition<NotificationView> listing;
    private final Today today;

    /** The notifications. */
    public Page<NotificationView> list(ListRequest query) {
        Page<NotificationView> page = lists.page(listing, query);
        return new Page<>(
                page.items().stream().map(NotificationService::readable).toList(), page.nextCursor(), page.total());
    }

    /**
     * One notification.
     *
     * @throws ProblemException if there is none with this number
     */
    public NotificationView get(long id) {
        return get(id, Fields.ALL);
    }

    /**
     * One notification, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this number
     */
    public NotificationView get(long id, Fields fields) {
        return lists.one(listing, "notification.id = :id", Map.of("id", id), today.get(), fields)
                .map(NotificationService::readable)
                .orElseThrow(() -> ProblemException.notFound("notification", Long.toString(id)));
    }

    private static NotificationView readable(NotificationView notification) {
        return CurrentRoles.anyOf(PersonalData.ADDRESSES) ? notification : notification.withAddress(null);
    }

    /**
     * Puts off what a notification tells its recipient, with all that waits for them of the same thing. What they were
     * sent already goes out once more on the day.
     *
     * @param until the day on which it goes out
     * @return the notification that waits for that day
     * @throws ProblemException if there is none with this number, it goes to nobody, or the day is not ahead
     */
    @Transactional
    public NotificationView snooze(long id, LocalDate until) {
        NotificationView known = get(id);
        if (known.reachedAs() == ReachedAs.NOBODY) {
            throw ProblemException.ruleViolated(
                    List.of(Violation.at("", "no-recipient", "It goes to nobody who could be told later.")));
        }
        if (known.recordType().equals(WEBHOOK)) {
            throw ProblemException.ruleViolated(
                    List.of(Violation.at("", "nothing-due", "It tells of a webhook, of which nothing is due later.")));
        }
        LocalDate day = today.get();
        if (!until.isAfter(day) || until.isAfter(day.plusDays(MOST_DAYS))) {
            throw ProblemException.ruleViolated(List.of(Violation.at(
                    "/until",
                    "out-of-range",
                    "The day lies ahead, from %s to %s.".formatted(day.plusDays(1), day.plusDays(MOST_DAYS)))));
        }
        database.sql(HOLD).param("id", id).query().listOfRows();
        return get(database.sql(SNOOZE)
                .param("id", id)
                .param("until", until)
                .query(Long.class)
                .single());
    }
}
