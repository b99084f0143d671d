package io.autopact.portfolio;

import io.autopact.agreement.AgreementPhase;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.time.Confidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/**
 * Reads what coverage follows from, as plain rows: a statement for each kind of fact over all organizations together,
 * however many they are. The caller holds one snapshot over all of them.
 */
@Component
@RequiredArgsConstructor
class CoverageReader implements CoverageSource {

    private static final String CANDIDATES = SqlFile.read("portfolio/coverage-candidates.sql");
    private static final String REACH = SqlFile.read("portfolio/coverage-reach.sql");
    private static final String PARTS = SqlFile.read("portfolio/coverage-parts.sql");
    private static final String OFFERS = SqlFile.read("portfolio/coverage-offers.sql");
    private static final String LANDINGS = """
            select landing.organization_id, landing.solution_id, landing.is_rollout, landing.live, landing.count, landing.codes
            from landings_at(:ids, :asOf) as landing""";
    private static final String POSSIBLE_LANDINGS = """
            select landing.organization_id, landing.solution_id, landing.is_rollout, landing.live, landing.count, landing.codes
            from landings_possibly_at(:ids, :asOf) as landing""";
    private static final String INSTRUMENTS = SqlFile.read("portfolio/instruments-set-up.sql");

    private final CoverageStatements statements;

    /**
     * An organization that may be told of.
     *
     * @param id its internal key
     * @param cooperates whether a recorded cooperation with it holds at the date
     */
    record Candidate(long id, String code, String nameZh, String nameEn, boolean cooperates) {}

    /**
     * The organizations that may be told of, by code.
     *
     * @param codes those that are asked for; empty for all automakers
     */
    List<Candidate> candidates(LocalDate asOf, Collection<String> codes, boolean includeDescendants) {
        List<Candidate> candidates = new ArrayList<>();
        statements.ask(
                CANDIDATES,
                Map.of(
                        "asOf",
                        asOf,
                        "narrowed",
                        !codes.isEmpty(),
                        "codes",
                        new SqlParameterValue(Types.ARRAY, codes.toArray(String[]::new)),
                        "includeDescendants",
                        includeDescendants),
                row -> candidates.add(new Candidate(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5))));
        return candidates;
    }

    /** The organizations that may be in cooperation at the date and are not certain to. */
    Set<Long> possiblyCooperating(LocalDate asOf) {
        Set<Long> found = new HashSet<>();
        statements.ask(
                "select possibly_cooperating_organizations(:asOf)",
                Map.of("asOf", asOf),
                row -> found.add(row.getLong(1)));
        return found;
    }

    /**
     * What agreements in force at the date bring. Which agreements reach whom and what is in each are two statements:
     * an agreement that extends to many brings the same to all of them.
     */
    @Override
    public InForce inForce(Collection<Long> organizations, LocalDate asOf) {
        List<Reach> reaches = new ArrayList<>();
        Map<Long, List<Part>> parts = new HashMap<>();
        statements.ask(REACH, Map.of("ids", CoverageStatements.keys(organizations), "asOf", asOf), row -> {
            Reach reach = reach(row);
            reaches.add(reach);
            parts.computeIfAbsent(reach.agreement(), id -> new ArrayList<>());
        });
        parts(parts, asOf);
        Map<Long, List<CoverageFacts.Offer>> offers = new HashMap<>();
        Set<Long> parties = new HashSet<>();
        for (Reach reach : reaches) {
            if (reach.inheritedFrom() == null) {
                parties.add(reach.organization());
            }
            List<Part> brought = parts.getOrDefault(reach.agreement(), List.of());
            if (!brought.isEmpty()) {
                List<CoverageFacts.Offer> all =
                        offers.computeIfAbsent(reach.organization(), id -> new ArrayList<>(brought.size()));
                brought.forEach(part -> all.add(reach.offer(part)));
            }
        }
        return new InForce(offers, parties);
    }

    /** An agreement in force that reaches an organization. */
    private record Reach(
            long organization,
            long agreement,
            String number,
            @Nullable Integer amendment,
            @Nullable String inheritedFrom,
            AgreementPhase phase) {

        CoverageFacts.Offer offer(Part part) {
            return new CoverageFacts.Offer(
                    number,
                    later(amendment, part.amendment()),
                    inheritedFrom,
                    part.domain(),
                    part.element(),
                    part.capability(),
                    part.confidence(),
                    phase);
        }

        private static @Nullable Integer later(@Nullable Integer one, @Nullable Integer other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return Math.max(one, other);
        }
    }

    private static Reach reach(ResultSet row) throws SQLException {
        return new Reach(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                CoverageStatements.integer(row, 4),
                row.getString(5),
                AgreementPhase.valueOf(row.getString(6)));
    }

    /** A domain, an element, a base capability or a solution that an agreement has in it. */
    private record Part(
            @Nullable String domain,
            @Nullable String element,
            @Nullable String capability,
            @Nullable Integer amendment,
            Confidence confidence) {}

    private void parts(Map<Long, List<Part>> agreements, LocalDate asOf) {
        if (agreements.isEmpty()) {
            return;
        }
        Map<Long, String> domains = new HashMap<>();
        statements.ask(
                "select id, code from cooperation_domain",
                Map.of(),
                row -> domains.put(row.getLong(1), row.getString(2)));
        statements.ask(
                PARTS,
                Map.of("agreements", CoverageStatements.keys(agreements.keySet()), "asOf", asOf),
                row -> agreements
                        .getOrDefault(row.getLong(1), List.of())
                        .add(new Part(
                                domains.get(row.getLong(2)),
                                row.getString(3),
                                row.getString(6),
                                CoverageStatements.integer(row, 4),
                                Confidence.valueOf(row.getString(5)))));
    }

    /** What agreements brought before the date, by organization. */
    Map<Long, List<CoverageFacts.Offer>> past(Collection<Long> organizations, LocalDate asOf) {
        return offers(organizations, asOf, "PAST");
    }

    /** What of base capabilities agreements brought before the date, by naming them or solutions that use them. */
    Map<Long, List<CoverageFacts.Offer>> pastCapabilities(Collection<Long> organizations, LocalDate asOf) {
        return offers(organizations, asOf, "PAST_CAPABILITIES");
    }

    @Override
    public Map<Long, List<CoverageFacts.Offer>> coming(Collection<Long> organizations, LocalDate asOf) {
        return offers(organizations, asOf, "COMING");
    }

    /** What agreements may bring at the date and are not certain to, by organization. */
    Map<Long, List<CoverageFacts.Offer>> possible(Collection<Long> organizations, LocalDate asOf) {
        return offers(organizations, asOf, "POSSIBLE");
    }

    private Map<Long, List<CoverageFacts.Offer>> offers(Collection<Long> organizations, LocalDate asOf, String which) {
        Map<Long, List<CoverageFacts.Offer>> offers = new HashMap<>();
        if (organizations.isEmpty()) {
            return offers;
        }
        statements.ask(
                OFFERS,
                Map.of("ids", CoverageStatements.keys(organizations), "asOf", asOf, "which", which),
                row -> offers.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(offer(row)));
        return offers;
    }

    private static CoverageFacts.Offer offer(ResultSet row) throws SQLException {
        String phase = row.getString(8);
        return new CoverageFacts.Offer(
                row.getString(2),
                CoverageStatements.integer(row, 3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(9),
                Confidence.valueOf(row.getString(7)),
                phase == null ? null : AgreementPhase.valueOf(phase));
    }

    @Override
    public Map<Long, List<CoverageFacts.Landing>> landings(Collection<Long> organizations, LocalDate asOf) {
        return landings(LANDINGS, organizations, asOf);
    }

    /** What may have landed there, or may be on its way, and is not certain to, by organization. */
    Map<Long, List<CoverageFacts.Landing>> possibleLandings(Collection<Long> organizations, LocalDate asOf) {
        return landings(POSSIBLE_LANDINGS, organizations, asOf);
    }

    private Map<Long, List<CoverageFacts.Landing>> landings(
            String statement, Collection<Long> organizations, LocalDate asOf) {
        Map<Long, List<CoverageFacts.Landing>> landings = new HashMap<>();
        Map<Long, CoverageStatements.Served> solutions = new HashMap<>();
        statements.ask(statement, Map.of("ids", CoverageStatements.keys(organizations), "asOf", asOf), row -> {
            if (solutions.isEmpty()) {
                solutions.putAll(statements.solutions());
            }
            CoverageStatements.Served served =
                    solutions.getOrDefault(row.getLong(2), CoverageStatements.Served.NOTHING);
            landings.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                    .add(new CoverageFacts.Landing(
                            row.getBoolean(3) ? "ROLLOUT" : "DEPLOYMENT",
                            row.getBoolean(4),
                            List.of(row.getString(6).split(",")),
                            row.getInt(5),
                            served.domains(),
                            served.element(),
                            served.capabilities()));
        });
        return landings;
    }

    /** How many instruments of each organization are set up at the date and not closed. */
    Map<Long, Integer> instruments(Collection<Long> organizations, LocalDate asOf) {
        Map<Long, Integer> instruments = new HashMap<>();
        statements.ask(
                INSTRUMENTS,
                Map.of("ids", CoverageStatements.keys(organizations), "asOf", asOf),
                row -> instruments.put(row.getLong(1), row.getInt(2)));
        return instruments;
    }
}
