package io.autopact.agreement;

import io.autopact.shared.writing.Consequence;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which domains an organization covers no more, be it by this agreement or by any other. */
@Component
@RequiredArgsConstructor
class CoverageConsequences implements ChangeConsequences {

    private final JdbcClient database;

    private record Covered(String type, String organization, String domain) {}

    @Override
    public Supplier<List<Consequence>> watch(long agreement, LocalDate on) {
        Long[] reached = reached(agreement);
        Set<Covered> before = covered(reached, on);
        return () -> {
            Set<Covered> after = covered(reached, on);
            List<Consequence> lost = new ArrayList<>();
            for (Covered each : before) {
                if (!after.contains(each)) {
                    lost.add(new Consequence(
                            "COVERAGE_LOST",
                            each.type(),
                            each.organization(),
                            each.domain(),
                            on,
                            "From %s on, no agreement of %s covers %s."
                                    .formatted(on, each.organization(), each.domain())));
                }
            }
            return lost;
        };
    }

    /** Whom the agreement can reach: its parties, and all that ever belonged to them. */
    private Long[] reached(long agreement) {
        return database.sql("""
                        with recursive reached as (
                            select party.organization_id as id from agreement_party as party where party.agreement_id = :agreement
                            union
                            select tie.organization_id from reached join organization_tie as tie on tie.to_id = reached.id
                        )
                        select reached.id from reached""")
                .param("agreement", agreement)
                .query((row, number) -> row.getLong("id"))
                .list()
                .toArray(Long[]::new);
    }

    private Set<Covered> covered(Long[] organizations, LocalDate on) {
        return new LinkedHashSet<>(database.sql("""
                        select organization.type, organization.code, domain.code as domain
                        from covered_domains(:organizations, :on) as covered
                        join organization on organization.id = covered.organization_id
                        join cooperation_domain as domain on domain.id = covered.domain_id
                        where organization.type <> 'OWN_UNIT'
                        order by organization.code, domain.position""")
                .param("organizations", new SqlParameterValue(Types.ARRAY, organizations))
                .param("on", on)
                .query((row, number) ->
                        new Covered(row.getString("type"), row.getString("code"), row.getString("domain")))
                .list());
    }
}
