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
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Reads what coverage follows from, as plain rows: a statement for each kind of fact over all organizations together,
 * however many they are. The caller holds one snapshot over all of them.
 */
@Component
@RequiredArgsConstructor
class CoverageReader {

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
    private static final String SERVED = SqlFile.read("portfolio/served-by-solutions.sql");
    private static final String INSTRUMENTS = SqlFile.read("portfolio/instruments-set-up.sql");

    private final NamedParameterJdbcOperations database;

    /**
     * An organization that may be told of.
     *
     * @param id its internal key
     * @param cooperates whether a recorded cooperation with it holds at the date
     * @param possiblyCooperates whether it may be in cooperation then and is not certain to, where that is asked
     */
    record Candidate(
            long id, String code, String nameZh, String nameEn, boolean cooperates, boolean possiblyCooperates) {}

    /**
     * What agreements in force at a date bring.
     *
     * @param offers by organization
     * @param parties the organizations that are party to one themselves
     */
    record InForce(Map<Long, List<CoverageFacts.Offer>> offers, Set<Long> parties) {}

    /**
     * The organizations that may be told of, by code.
     *
     * @param codes those that are asked for; empty for all automakers
     * @param possibly whether to find who may be in cooperation
     */
    List<Candidate> candidates(LocalDate asOf, Collection<String> codes, boolean includeDescendants, boolean possibly) {
        List<Candidate> candidates = new ArrayList<>();
        ask(
                CANDIDATES,
                Map.of(
                        "asOf",
                        asOf,
                        "narrowed",
                        !codes.isEmpty(),
                        "codes",
                        new SqlParameterValue(Types.ARRAY, codes.toArray(String[]::new)),
                        "includeDescendants",
                        includeDescendants,
                        "possibly",
                        possibly),
                row -> candidates.add(new Candidate(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getBoolean(6))));
        return candidates;
    }

    /**
     * What agreements in force at the date bring. Which agreements reach whom and what is in each are two statements:
     * an agreement that extends to many brings the same to all of them.
     */
    InForce inForce(Collection<Long> organizations, LocalDate asOf) {
        List<Reach> reaches = new ArrayList<>();
        Map<Long, List<Part>> parts = new HashMap<>();
        ask(REACH, Map.of("ids", keys(organizations), "asOf", asOf), row -> {
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
                integer(row, 4),
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
        ask("select id, code from cooperation_domain", Map.of(), row -> domains.put(row.getLong(1), row.getString(2)));
        ask(
                PARTS,
                Map.of("agreements", keys(agreements.keySet()), "asOf", asOf),
                row -> agreements
                        .getOrDefault(row.getLong(1), List.of())
                        .add(new Part(
                                domains.get(row.getLong(2)),
                                row.getString(3),
                                row.getString(6),
                                integer(row, 4),
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

    /** What agreements on their way will bring, by organization. */
    Map<Long, List<CoverageFacts.Offer>> coming(Collection<Long> organizations, LocalDate asOf) {
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
        ask(
                OFFERS,
                Map.of("ids", keys(organizations), "asOf", asOf, "which", which),
                row -> offers.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(offer(row)));
        return offers;
    }

    private static CoverageFacts.Offer offer(ResultSet row) throws SQLException {
        String phase = row.getString(8);
        return new CoverageFacts.Offer(
                row.getString(2),
                integer(row, 3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(9),
                Confidence.valueOf(row.getString(7)),
                phase == null ? null : AgreementPhase.valueOf(phase));
    }

    /** What has landed at organizations at the date, or is on its way there, by organization. */
    Map<Long, List<CoverageFacts.Landing>> landings(Collection<Long> organizations, LocalDate asOf) {
        return landings(LANDINGS, organizations, asOf);
    }

    /** What may have landed there, or may be on its way, and is not certain to, by organization. */
    Map<Long, List<CoverageFacts.Landing>> possibleLandings(Collection<Long> organizations, LocalDate asOf) {
        return landings(POSSIBLE_LANDINGS, organizations, asOf);
    }

    private Map<Long, List<CoverageFacts.Landing>> landings(
            String statement, Collection<Long> organizations, LocalDate asOf) {
        Map<Long, List<CoverageFacts.Landing>> landings = new HashMap<>();
        Map<Long, Served> solutions = new HashMap<>();
        ask(statement, Map.of("ids", keys(organizations), "asOf", asOf), row -> {
            if (solutions.isEmpty()) {
                solutions.putAll(solutions());
            }
            Served served = solutions.getOrDefault(row.getLong(2), Served.NOTHING);
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

    /** What a solution is for. */
    private record Served(List<String> domains, @Nullable String element, List<String> capabilities) {

        private static final Served NOTHING = new Served(List.of(), null, List.of());
    }

    private Map<Long, Served> solutions() {
        Map<Long, Served> solutions = new HashMap<>();
        ask(SERVED, Map.of(), row -> {
            Served served = solutions.get(row.getLong(1));
            if (served == null) {
                served = new Served(new ArrayList<>(), row.getString(2), new ArrayList<>());
                solutions.put(row.getLong(1), served);
            }
            String domain = row.getString(3);
            if (domain != null) {
                served.domains().add(domain);
            }
            String capability = row.getString(4);
            if (capability != null) {
                served.capabilities().add(capability);
            }
        });
        return solutions;
    }

    /** How many instruments of each organization are set up at the date and not closed. */
    Map<Long, Integer> instruments(Collection<Long> organizations, LocalDate asOf) {
        Map<Long, Integer> instruments = new HashMap<>();
        ask(
                INSTRUMENTS,
                Map.of("ids", keys(organizations), "asOf", asOf),
                row -> instruments.put(row.getLong(1), row.getInt(2)));
        return instruments;
    }

    /** The good plan for thousands of organizations is not that for one: each statement is planned with its values. */
    private void ask(String sql, Map<String, ?> parameters, RowCallbackHandler handler) {
        database.execute(sql, parameters, prepared -> {
            prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
            try (ResultSet row = prepared.executeQuery()) {
                while (row.next()) {
                    handler.processRow(row);
                }
            }
            return null;
        });
    }

    private static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static SqlParameterValue keys(Collection<Long> ids) {
        return new SqlParameterValue(Types.ARRAY, ids.toArray(Long[]::new));
    }
}
