package io.autopact.agreement;

import io.autopact.shared.writing.Consequence;
import java.sql.Types;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    public Supplier<List<Consequence>> watch(long agreement, List<LocalDate> days) {
        Long[] reached = reached(agreement);
        Map<LocalDate, Set<Covered>> before = covered(reached, days);
        return () -> {
            Map<LocalDate, Set<Covered>> after = covered(reached, days);
            Map<Covered, LocalDate> lost = new LinkedHashMap<>();
            before.forEach((day, covered) -> covered.stream()
                    .filter(each -> !Objects.requireNonNull(after.get(day)).contains(each))
                    .forEach(each -> lost.putIfAbsent(each, day)));
            return lost.entrySet().stream()
                    .map(each -> lost(each.getKey(), each.getValue()))
                    .toList();
        };
    }

    private static Consequence lost(Covered covered, LocalDate on) {
        return new Consequence(
                "COVERAGE_LOST",
                covered.type(),
                covered.organization(),
                covered.domain(),
                on,
                "From %s on, no agreement of %s covers %s.".formatted(on, covered.organization(), covered.domain()));
    }

    private Map<LocalDate, Set<Covered>> covered(Long[] organizations, List<LocalDate> days) {
        Map<LocalDate, Set<Covered>> covered = new LinkedHashMap<>();
        days.forEach(day -> covered.put(day, covered(organizations, day)));
        return covered;
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
