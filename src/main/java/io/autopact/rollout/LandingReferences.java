package io.autopact.rollout;

import io.autopact.organization.OrganizationReferences;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Vehicle models refer to their makers, and deployments to the organizations where they are. */
@Component
@RequiredArgsConstructor
class LandingReferences implements OrganizationReferences {

    private static final String GOING_ON = SqlFile.read("rollout/landings-going-on.sql");

    private final JdbcClient database;

    @Override
    public List<Reference> find(Referred organization) {
        return database.sql("""
                        select 'VEHICLE_MODEL' as type, code from vehicle_model where maker_id = :id
                        union all
                        select 'DEPLOYMENT', code from deployment where organization_id = :id
                        order by type, code""")
                .param("id", organization.id())
                .query((row, number) -> new Reference(row.getString("type"), row.getString("code")))
                .list();
    }

    @Override
    public List<Consequence> goingOn(Referred organization, LocalDate today) {
        return database.sql(GOING_ON)
                .param("id", organization.id())
                .param("today", today)
                .query((row, number) -> new Consequence(
                        row.getString("type") + "_LEFT",
                        row.getString("type"),
                        row.getString("code"),
                        null,
                        null,
                        "%s is %s today.".formatted(row.getString("code"), row.getString("state"))))
                .list();
    }

    @Override
    public List<Consequence> repoint(Referred from, Referred into) {
        refuseInUseTwice(from, into);
        return Stream.of(
                        "vehicle_model maker_id VEHICLE_MODEL automaker",
                        "deployment organization_id DEPLOYMENT organization")
                .map(each -> each.split(" "))
                .flatMap(each -> database
                        .sql("update %1$s set %2$s = :into, version = version + 1 where %2$s = :from returning code"
                                .formatted(each[0], each[1]))
                        .param("from", from.id())
                        .param("into", into.id())
                        .query((row, number) -> new Consequence(
                                "REFERENCE_MOVED",
                                each[2],
                                row.getString("code"),
                                each[3],
                                null,
                                "%s refers to %s.".formatted(row.getString("code"), into.code())))
                        .list()
                        .stream())
                .toList();
    }

    private void refuseInUseTwice(Referred from, Referred into) {
        List<Violation> violations = database.sql("""
                        select double.code as double_code, known.code as known_code, solution.code as solution
                        from deployment as double
                        join deployment as known on known.organization_id = :into and known.solution_id = double.solution_id
                        join solution on solution.id = double.solution_id
                        where double.organization_id = :from
                          and daterange(known.valid_from, known.valid_until, '[]') && daterange(double.valid_from, double.valid_until, '[]')
                        order by double.code, known.code""")
                .param("from", from.id())
                .param("into", into.id())
                .query((row, number) -> Violation.at(
                        "/into",
                        "overlap",
                        "Both have %s in use at the same time, by %s and %s: delete or end one of the two first."
                                .formatted(
                                        row.getString("solution"),
                                        row.getString("double_code"),
                                        row.getString("known_code"))))
                .list();
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }
}
