package io.autopact.agreement.reminder;

import io.autopact.agreement.Reminding;
import io.autopact.history.AuditContext;
import io.autopact.shared.postgres.SqlFile;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what is due and was not told yet: what ends, what can still be given notice of, which milestones are due. Each
 * is told once for each of its agreement's offsets, as an entry in the change log.
 */
@Component
@RequiredArgsConstructor
public class ReminderRound {

    private static final String REMIND = SqlFile.read("agreement/remind.sql");

    /** A service that stood still for longer begins with what lies ahead. */
    private static final int DAYS_CAUGHT_UP = 366;

    private final JdbcClient database;
    private final AuditContext audit;
    private final List<Reminding> others;

    /**
     * Goes round once. Rounds of several instances queue, and each tells what the others did not.
     *
     * @param today the day up to which to tell
     * @return how many reminders were told
     */
    @Transactional
    public int tell(LocalDate today) {
        LocalDate toldUntil = toldUntil(today);
        audit.describe("REMINDED", null);
        int told = 0;
        LocalDate first = toldUntil.isBefore(today) ? toldUntil.plusDays(1) : today;
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            told += tell(day, today);
        }
        database.sql("update reminder_round set told_until = :today where told_until < :today")
                .param("today", today)
                .update();
        return told;
    }

    private LocalDate toldUntil(LocalDate today) {
        database.sql("insert into reminder_round (told_until) values (:yesterday) on conflict do nothing")
                .param("yesterday", today.minusDays(1))
                .update();
        LocalDate recorded = database.sql("select told_until from reminder_round for update")
                .query((row, number) -> row.getObject("told_until", LocalDate.class))
                .single();
        LocalDate earliest = today.minusDays(DAYS_CAUGHT_UP);
        return recorded.isBefore(earliest) ? earliest : recorded;
    }

    /** Tells what was to be told on a day; of several offsets that have passed by then, the nearest one. */
    private int tell(LocalDate day, LocalDate today) {
        int told = database.sql(REMIND).param("day", day).param("today", today).update();
        return told + others.stream().mapToInt(each -> each.tell(day, today)).sum();
    }
}
