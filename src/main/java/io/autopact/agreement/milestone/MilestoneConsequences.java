package io.autopact.agreement.milestone;

import io.autopact.agreement.ChangeConsequences;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells which open milestones are left when an agreement ends, the party that owes them leaves, or the expiry comes
 * before their day.
 */
@Component
@RequiredArgsConstructor
class MilestoneConsequences implements ChangeConsequences {

    private static final String LEFT = SqlFile.read("agreement/milestones-left.sql");

    private final JdbcClient database;

    @Override
    public Supplier<List<Consequence>> watch(long agreement, List<LocalDate> days) {
        return () -> database.sql(LEFT)
                .param("agreement", agreement)
                .param("on", days.getFirst())
                .query((row, number) -> new Consequence(
                        "MILESTONE_LEFT",
                        "MILESTONE",
                        row.getString("code"),
                        null,
                        row.getObject("due_on", LocalDate.class),
                        "%s is still to be delivered by %s, due on %s."
                                .formatted(
                                        row.getString("code"),
                                        row.getString("owner"),
                                        row.getObject("due_on", LocalDate.class))))
                .list();
    }
}
