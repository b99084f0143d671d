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

/**
 * Tells what an organization covers no more, be it by this agreement or by any other: domains, and what agreements
 * named outright of elements and base capabilities. An element that a domain or a solution still covers is not lost.
 */
@Component
@RequiredArgsConstructor
class CoverageConsequences implements ChangeConsequences {

    private final JdbcClient database;

    private record Covered(String type, String organization, ScopeKind kind, String code) {

        /** As evidence cites parts of a record; domains are told by their codes alone. */
        String member() {
            return kind == ScopeKind.DOMAIN ? code : "%s[%s]".formatted(kind.member(), code);
        }
    }

    /**
     * What organizations cover on a day.
     *
     * @param named what agreements name outright
     * @param all that and what follows from it
     */
    private record Coverage(Set<Covered> named, Set<Covered> all) {}

    @Override
    public Supplier<List<Consequence>> watch(long agreement, List<LocalDate> days) {
        Long[] reached = reached(agreement);
        Map<LocalDate, Coverage> before = covered(reached, days);
        return () -> {
            Map<LocalDate, Coverage> after = covered(reached, days);
            Map<Covered, LocalDate> lost = new LinkedHashMap<>();
            before.forEach((day, covered) -> covered.named().stream()
                    .filter(each ->
                            !Objects.requireNonNull(after.get(day)).all().contains(each))
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
                covered.member(),
                on,
                "From %s on, no agreement of %s covers %s.".formatted(on, covered.organization(), covered.code()));
    }

    private Map<LocalDate, Coverage> covered(Long[] organizations, List<LocalDate> days) {
        Map<LocalDate, Coverage> covered = new LinkedHashMap<>();
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

    private Coverage covered(Long[] organizations, LocalDate on) {
        Coverage coverage = new Coverage(new LinkedHashSet<>(), new LinkedHashSet<>());
        database.sql("""
                        select organization.type, organization.code as organization, covered.kind, target.code, covered.is_named
                        from covered_items(:organizations, :on) as covered
                        join organization on organization.id = covered.organization_id
                        join agreement_item_target as target on target.kind = covered.kind and target.id = covered.item_id
                        where organization.type <> 'OWN_UNIT'
                        order by organization.code, covered.kind <> 'DOMAIN', covered.kind, target.position, target.code""")
                .param("organizations", new SqlParameterValue(Types.ARRAY, organizations))
                .param("on", on)
                .query(row -> {
                    Covered covered = new Covered(
                            row.getString("type"),
                            row.getString("organization"),
                            ScopeKind.valueOf(row.getString("kind")),
                            row.getString("code"));
                    coverage.all().add(covered);
                    if (row.getBoolean("is_named")) {
                        coverage.named().add(covered);
                    }
                });
        return coverage;
    }
}
