package io.autopact.agreement.milestone;

import io.autopact.organization.OrganizationReferences;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Milestones refer to their owners. */
@Component
@RequiredArgsConstructor
class OwnerReferences implements OrganizationReferences {

    private final JdbcClient database;

    @Override
    public List<Reference> find(Referred organization) {
        return database.sql("select code from milestone where owner_id = :id order by code")
                .param("id", organization.id())
                .query((row, number) -> new Reference("MILESTONE", row.getString("code")))
                .list();
    }

    @Override
    public List<Consequence> goingOn(Referred organization, LocalDate today) {
        return database.sql("""
                        select code, due_on from milestone where owner_id = :id and state = 'OPEN' order by due_on, code""")
                .param("id", organization.id())
                .query((row, number) -> new Consequence(
                        "MILESTONE_LEFT",
                        "MILESTONE",
                        row.getString("code"),
                        null,
                        row.getObject("due_on", LocalDate.class),
                        "%s is still to be delivered by it.".formatted(row.getString("code"))))
                .list();
    }

    @Override
    public List<Consequence> repoint(Referred from, Referred into) {
        return database.sql("""
                        update milestone set owner_id = :into, version = version + 1 where owner_id = :from returning code""")
                .param("from", from.id())
                .param("into", into.id())
                .query((row, number) -> new Consequence(
                        "REFERENCE_MOVED",
                        "MILESTONE",
                        row.getString("code"),
                        "owner",
                        null,
                        "%s is to be delivered by %s.".formatted(row.getString("code"), into.code())))
                .list();
    }
}
