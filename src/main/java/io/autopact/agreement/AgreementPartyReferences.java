package io.autopact.agreement;

import io.autopact.organization.OrganizationReferences;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agreements refer to their parties, and to those whom people signed for. */
@Component
@RequiredArgsConstructor
class AgreementPartyReferences implements OrganizationReferences {

    private static final String DROP_SAME = SqlFile.read("agreement/drop-same-party.sql");
    private static final String GOING_ON = SqlFile.read("agreement/agreements-of-party.sql");

    private final JdbcClient database;

    @Override
    public List<Reference> find(Referred organization) {
        return database.sql("""
                        select code
                        from agreement
                        where id in (
                            select agreement_id from agreement_party where organization_id = :id
                            union
                            select agreement_id from agreement_signatory where organization_id = :id)
                        order by code""")
                .param("id", organization.id())
                .query((row, number) -> new Reference("AGREEMENT", row.getString("code")))
                .list();
    }

    @Override
    public List<Consequence> goingOn(Referred organization, LocalDate today) {
        return database.sql(GOING_ON)
                .param("id", organization.id())
                .param("today", today)
                .query((row, number) -> new Consequence(
                        "AGREEMENT_LEFT",
                        "AGREEMENT",
                        row.getString("code"),
                        "parties[%s]".formatted(organization.code()),
                        null,
                        "%s, to which it is party, goes on (%s)."
                                .formatted(row.getString("code"), row.getString("status"))))
                .list();
    }

    /**
     * Where both are party for all days of the duplicate's part, the one that stays is party once. Where they are for
     * some of them only, nobody but a person can say what holds on which day.
     *
     * @throws ProblemException naming the agreements to which both are party for different days that overlap
     */
    @Override
    public List<Consequence> repoint(Referred from, Referred into) {
        refusePartlyTheSame(from, into);
        List<Consequence> changed = new ArrayList<>(dropSame(from, into));
        changed.addAll(database.sql("""
                        with party as (
                            update agreement_party set organization_id = :into where organization_id = :from
                            returning agreement_id
                        ), signatory as (
                            update agreement_signatory set organization_id = :into where organization_id = :from
                            returning agreement_id
                        )
                        update agreement set version = version + 1
                        where id in (select agreement_id from party union select agreement_id from signatory)
                        returning code""")
                .param("from", from.id())
                .param("into", into.id())
                .query((row, number) -> new Consequence(
                        "REFERENCE_MOVED",
                        "AGREEMENT",
                        row.getString("code"),
                        "parties[%s]".formatted(into.code()),
                        null,
                        "%s names %s instead of %s.".formatted(row.getString("code"), into.code(), from.code())))
                .list());
        return changed;
    }

    private void refusePartlyTheSame(Referred from, Referred into) {
        List<Violation> violations = database.sql("""
                        select distinct agreement.code
                        from agreement_party as double
                        join agreement_party as known on known.agreement_id = double.agreement_id and known.organization_id = :into
                        join agreement on agreement.id = double.agreement_id
                        where double.organization_id = :from
                          and daterange(known.valid_from, known.valid_until, '[]') && daterange(double.valid_from, double.valid_until, '[]')
                          and not daterange(known.valid_from, known.valid_until, '[]') @> daterange(double.valid_from, double.valid_until, '[]')
                        order by agreement.code""")
                .param("from", from.id())
                .param("into", into.id())
                .query((row, number) -> Violation.at(
                        "/into",
                        "overlap",
                        "Both are party to %s for days of which only some are the same: correct its parties first."
                                .formatted(row.getString("code"))))
                .list();
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }

    private List<Consequence> dropSame(Referred from, Referred into) {
        return database.sql(DROP_SAME)
                .param("from", from.id())
                .param("into", into.id())
                .query((row, number) -> new Consequence(
                        "REFERENCE_DROPPED",
                        "AGREEMENT",
                        row.getString("code"),
                        "parties[%s]".formatted(from.code()),
                        null,
                        "%s is party to %s as %s already; the part of %s as %s is dropped."
                                .formatted(
                                        into.code(),
                                        row.getString("code"),
                                        row.getString("kept"),
                                        from.code(),
                                        row.getString("role"))))
                .list();
    }
}
