package io.autopact.agreement.milestone;

import io.autopact.agreement.StandingRecords;
import io.autopact.agreement.Touched;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.time.Today;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open milestones that can be delivered: they are left when the agreement ends before their day, or the owner leaves.
 */
@Component
@RequiredArgsConstructor
class StandingMilestones implements StandingRecords {

    private static final String DELIVERABLE = SqlFile.read("agreement/standing-milestones.sql");

    private final JdbcClient database;
    private final Today today;

    @Override
    public List<Standing> of(Touched touched) {
        return database.sql(DELIVERABLE)
                .param("agreements", Touched.ids(touched.agreements()))
                .param("today", today.get())
                .query((row, number) -> new Standing(new Consequence(
                                "MILESTONE_LEFT",
                                "MILESTONE",
                                row.getString("code"),
                                null,
                                row.getObject("due_on", LocalDate.class),
                                "%s is still to be delivered by %s, due on %s."
                                        .formatted(
                                                row.getString("code"),
                                                row.getString("owner"),
                                                row.getObject("due_on", LocalDate.class)))
                        .named(row.getString("title_zh"), row.getString("title_en"))))
                .list();
    }
}
