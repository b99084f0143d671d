package io.autopact.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells why agreements are no basis for a solution with an automaker on a day. A basis is in force then, has the maker
 * as a party or extends to it from an ancestor, and covers a domain that the solution serves or names the solution.
 */
@Component
@RequiredArgsConstructor
public class AgreementBasis {

    private static final int CLOSEST = 5;

    private static final String ATTEMPTS = """
            with recursive upward as (
                select cast(:maker as bigint) as at_id
                union
                select tie.to_id
                from upward
                join organization_tie as tie on tie.organization_id = upward.at_id
                where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
            ), upward_then as (
                select cast(:maker as bigint) as at_id
                union
                select tie.to_id
                from upward_then
                join organization_tie as tie on tie.organization_id = upward_then.at_id
                where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and holds_since_ever_at(tie.valid_from, tie.valid_until, cast(:on as date))
            ), candidate as (
                select party.agreement_id as id
                from upward
                join agreement_party as party on party.organization_id = upward.at_id
                where cast(:only as text) is null
                union
                select agreement.id from agreement where agreement.code = :only
            ), attempt as (
                select agreement.code, agreement.signed_on, greatest(:on, agreement.effective_on) as scope_day,
                    agreement_phase(
                        agreement.status, agreement.signed_on, agreement.effective_on,
                        agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days,
                            agreement.renewal_months, :on),
                        agreement.notice_days, agreement.terminated_on, :on) as phase,
                    exists (
                        select from agreement_party as party
                        where party.agreement_id = agreement.id and party.organization_id = :maker and %1$s) as is_party,
                    (select min(ancestor.code)
                     from upward_then
                     join agreement_party as party on party.organization_id = upward_then.at_id and party.agreement_id = agreement.id
                     join organization as ancestor on ancestor.id = party.organization_id
                     where upward_then.at_id <> :maker and %1$s) as ancestor,
                    (select term.extends_to_subsidiaries
                     from agreement_term(agreement.id, agreement.amended, null, null, null, agreement.extends_to_subsidiaries, null, null, :on) as term) as extends,
                    (select string_agg(domain.code, ', ' order by domain.position)
                     from agreement_item as item
                     join cooperation_domain as domain on domain.id = item.domain_id
                     where item.agreement_id = agreement.id and %2$s) as domains,
                    exists (
                        select from agreement_item as item
                        where item.agreement_id = agreement.id and %2$s
                          and (item.solution_id = :solution or item.domain_id in (
                              select serves.domain_id from solution_domain as serves where serves.solution_id = :solution))) as covers
                from candidate
                join agreement on agreement.id = candidate.id
            )
            select attempt.*
            from attempt
            order by case when phase in ('IN_FORCE', 'EXPIRING') then 0 else 1 end
                + case when is_party or ancestor is not null and extends then 0 else 1 end
                + case when covers then 0 else 1 end,
                signed_on desc nulls last, code
            limit %3$d""".formatted(
                    "holds_since_ever_at(party.valid_from, party.valid_until, :on)",
                    "holds_at(item.valid_from, item.valid_until, greatest(:on, agreement.effective_on))",
                    CLOSEST);

    private final JdbcClient database;

    /**
     * An agreement that could have been the basis.
     *
     * @param agreement its number
     * @param reasons why it is not; none where it is
     */
    public record Attempt(String agreement, List<Reason> reasons) {}

    /**
     * Why an agreement is no basis.
     *
     * @param code {@code not-in-force}, {@code not-with-maker}, {@code not-extending} or {@code not-covering}
     * @param detail the same in plain words
     */
    public record Reason(String code, String detail) {}

    /**
     * The agreements that come closest to be a basis, the closest first, at most five.
     *
     * @param maker the internal key of the automaker
     * @param solution the internal key of the solution
     * @param on the day
     * @param only the number of the one agreement to look at; null for all that the maker or its ancestors ever had
     */
    public List<Attempt> closest(long maker, long solution, LocalDate on, @Nullable String only) {
        return database.sql(ATTEMPTS)
                .param("maker", maker)
                .param("solution", solution)
                .param("on", on)
                .param("only", only)
                .query((row, number) -> new Attempt(row.getString("code"), reasons(row, on)))
                .list();
    }

    private static List<Reason> reasons(ResultSet row, LocalDate on) throws SQLException {
        List<Reason> reasons = new ArrayList<>();
        String number = row.getString("code");
        String phase = row.getString("phase");
        String ancestor = row.getString("ancestor");
        if (!"IN_FORCE".equals(phase) && !"EXPIRING".equals(phase)) {
            reasons.add(new Reason(
                    "not-in-force", "On %s, %s is %s.".formatted(on, number, phase == null ? "not signed" : phase)));
        }
        if (!row.getBoolean("is_party")) {
            if (ancestor == null) {
                reasons.add(new Reason(
                        "not-with-maker",
                        "Neither the maker of the model nor an ancestor is party to %s on %s.".formatted(number, on)));
            } else if (!row.getBoolean("extends")) {
                reasons.add(new Reason(
                        "not-extending",
                        "%s is with %s and does not extend to its subsidiaries.".formatted(number, ancestor)));
            }
        }
        // Of one that takes effect later, its first scope is looked at; of one that is not signed then, none.
        if (!row.getBoolean("covers") && phase != null) {
            String domains = row.getString("domains");
            LocalDate day = row.getObject("scope_day", LocalDate.class);
            reasons.add(new Reason(
                    "not-covering",
                    domains == null
                            ? "The scope of %s is not known on %s.".formatted(number, day)
                            : "%s covers %s on %s, none of which the solution serves, and does not name the solution."
                                    .formatted(number, domains, day)));
        }
        return reasons;
    }
}
