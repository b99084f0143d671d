package io.autopact.portfolio;

import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.time.Confidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what the states of a coverage follow from and nothing more: a thing that fifty agreements bring is told once,
 * by none of them, and what has landed is counted. Every rule about states comes to the same by it, since none asks
 * more of agreements than whether there is one.
 */
@Component
@RequiredArgsConstructor
class CoverageStates implements CoverageSource {

    private static final String THINGS = SqlFile.read("portfolio/coverage-things.sql");
    private static final String IN_FORCE = SqlFile.read("portfolio/coverage-things-in-force.sql");
    private static final String COMING = SqlFile.read("portfolio/coverage-things-coming.sql");
    private static final String LANDINGS = """
            select landing.organization_id, landing.solution_id, landing.is_rollout, landing.live, landing.count
            from landings_counted_at(:ids, :asOf) as landing""";

    private final CoverageStatements statements;

    @Override
    public InForce inForce(Collection<Long> organizations, LocalDate asOf) {
        Things things = things();
        Map<Long, List<CoverageFacts.Offer>> offers = new HashMap<>();
        Set<Long> parties = new HashSet<>();
        statements.ask(IN_FORCE, Map.of("ids", CoverageStatements.keys(organizations), "asOf", asOf), row -> {
            long organization = row.getLong(1);
            if (row.getBoolean(3)) {
                parties.add(organization);
            }
            List<CoverageFacts.Offer> brought = things.of(row.getLong(2));
            if (!brought.isEmpty()) {
                offers.computeIfAbsent(organization, id -> new ArrayList<>()).addAll(brought);
            }
        });
        return new InForce(offers, parties);
    }

    @Override
    public Map<Long, List<CoverageFacts.Offer>> coming(Collection<Long> organizations, LocalDate asOf) {
        Map<Long, List<CoverageFacts.Offer>> offers = new HashMap<>();
        if (organizations.isEmpty()) {
            return offers;
        }
        Things things = things();
        statements.ask(
                COMING,
                Map.of("ids", CoverageStatements.keys(organizations), "asOf", asOf),
                row -> offers.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .addAll(things.of(row.getLong(2))));
        return offers;
    }

    @Override
    public Map<Long, List<CoverageFacts.Landing>> landings(Collection<Long> organizations, LocalDate asOf) {
        Map<Long, List<CoverageFacts.Landing>> landings = new HashMap<>();
        Map<Long, CoverageStatements.Served> solutions = statements.solutions();
        statements.ask(LANDINGS, Map.of("ids", CoverageStatements.keys(organizations), "asOf", asOf), row -> {
            CoverageStatements.Served served =
                    solutions.getOrDefault(row.getLong(2), CoverageStatements.Served.NOTHING);
            landings.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                    .add(new CoverageFacts.Landing(
                            row.getBoolean(3) ? "ROLLOUT" : "DEPLOYMENT",
                            row.getBoolean(4),
                            List.of(),
                            row.getInt(5),
                            served.domains(),
                            served.element(),
                            served.capabilities()));
        });
        return landings;
    }

    /** What each thing that agreements can name brings, by its key: they all come from one sequence. */
    private record Things(Map<Long, List<CoverageFacts.Offer>> offers) {

        /** Nothing is brought where nothing is named. */
        List<CoverageFacts.Offer> of(long thing) {
            return offers.getOrDefault(thing, List.of());
        }
    }

    private Things things() {
        Map<Long, List<CoverageFacts.Offer>> offers = new HashMap<>();
        statements.ask(
                THINGS,
                Map.of(),
                row -> offers.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(offer(row.getString(2), row.getString(3), row.getString(4))));
        return new Things(offers);
    }

    private static CoverageFacts.Offer offer(
            @Nullable String domain, @Nullable String element, @Nullable String capability) {
        return new CoverageFacts.Offer("", null, null, domain, element, capability, Confidence.STATED, null);
    }

    /** A row with the states of its cells alone: what the rules put beside them is of records that are not told. */
    static CoverageView.Row alone(CoverageView.Row row) {
        return new CoverageView.Row(
                row.organization(),
                row.nameZh(),
                row.nameEn(),
                row.certainty(),
                row.breadth(),
                row.depth(),
                row.cells().stream()
                        .map(cell -> new CoverageView.Cell(
                                cell.domain(), cell.state(), List.of(), List.of(), List.of(), alone(cell.possible())))
                        .toList(),
                row.elements().stream()
                        .map(cell -> new CoverageView.ElementCell(
                                cell.element(), cell.state(), List.of(), List.of(), List.of(), alone(cell.possible())))
                        .toList(),
                row.capabilities().stream()
                        .map(cell -> new CoverageView.CapabilityCell(
                                cell.capability(),
                                cell.state(),
                                List.of(),
                                List.of(),
                                List.of(),
                                alone(cell.possible())))
                        .toList());
    }

    private static CoverageView.@Nullable Possible alone(CoverageView.@Nullable Possible possible) {
        return possible == null ? null : new CoverageView.Possible(possible.state(), List.of(), List.of(), List.of());
    }
}
