package io.autopact.agreement.milestone;

import io.autopact.agreement.ChangeConsequences;
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

    private final JdbcClient database;

    @Override
    public Supplier<List<Consequence>> watch(long agreement, List<LocalDate> days) {
        return () -> database.sql("""
                        select milestone.code, milestone.due_on, owner.code as owner
                        from milestone
                        join agreement on agreement.id = milestone.agreement_id
                        join organization as owner on owner.id = milestone.owner_id
                        where milestone.agreement_id = :agreement and milestone.state = 'OPEN'
                          and (agreement.status = 'TERMINATED'
                              or not exists (
                                  select from agreement_party as party
                                  where party.agreement_id = milestone.agreement_id and party.organization_id = milestone.owner_id
                                    and is_not_over(party.valid_until, :on))
                              or milestone.due_on > agreement_expiry(
                                  agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days,
                                  agreement.renewal_months, :on))
                        order by milestone.due_on, milestone.code""")
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
