package io.autopact.portfolio;

import io.autopact.agreement.AgreementPhase;
import io.autopact.shared.time.Confidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what coverage follows from, as plain rows: a statement for each kind of fact over all organizations together,
 * however many they are. The caller holds one snapshot over all of them.
 */
@Component
@RequiredArgsConstructor
class CoverageReader {

    private final JdbcClient database;

    /**
     * An organization that may be told of.
     *
     * @param id its internal key
     * @param cooperates whether it is in cooperation at the date
     */
    record Candidate(long id, String code, String nameZh, String nameEn, boolean cooperates) {}

    /**
     * The organizations that may be told of, by code.
     *
     * @param codes those that are asked for; empty for all automakers
     */
    List<Candidate> candidates(LocalDate asOf, Collection<String> codes, boolean includeDescendants) {
        return database.sql("""
                        select organization.id, organization.code, organization.name_zh, organization.name_en,
                            organization.id in (select cooperating_organizations(:asOf)) as cooperates
                        from organization
                        where organization.merged_into_id is null
                          and case when :narrowed
                              then organization.id in (select organizations_with_descendants(:codes, :includeDescendants, :asOf))
                              else organization.type = 'AUTOMAKER' end
                        order by organization.code collate "C\"""")
                .param("asOf", asOf)
                .param("narrowed", !codes.isEmpty())
                .param("codes", new SqlParameterValue(Types.ARRAY, codes.toArray(String[]::new)))
                .param("includeDescendants", includeDescendants)
                .query((row, number) -> new Candidate(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getBoolean("cooperates")))
                .list();
    }

    /** What agreements in force at the date bring, by organization. */
    Map<Long, List<CoverageFacts.Offer>> inForce(Collection<Long> organizations, LocalDate asOf) {
        return offers("agreement_offers(:ids, array_fill(:asOf, array[cardinality(:ids)]))", organizations, asOf);
    }

    /** What agreements brought before the date, by organization. */
    Map<Long, List<CoverageFacts.Offer>> past(Collection<Long> organizations, LocalDate asOf) {
        return organizations.isEmpty() ? Map.of() : offers("coverage_past(:ids, :asOf)", organizations, asOf);
    }

    /** What agreements on their way will bring, by organization. */
    Map<Long, List<CoverageFacts.Offer>> coming(Collection<Long> organizations, LocalDate asOf) {
        return organizations.isEmpty() ? Map.of() : offers("agreement_prospects(:ids, :asOf)", organizations, asOf);
    }

    /** The phase is told once for each agreement, however many organizations it reaches. */
    private Map<Long, List<CoverageFacts.Offer>> offers(String source, Collection<Long> organizations, LocalDate asOf) {
        List<Found> found = database.sql("""
                        select offer.organization_id, offer.agreement_id, offer.added_in, ancestor.code as ancestor,
                            domain.code as domain, element.code as element,
                            coalesce(solution.element_confidence, offer.confidence) as confidence
                        from %s as offer
                        left join organization as ancestor on ancestor.id = offer.inherited_from_id
                        left join cooperation_domain as domain on domain.id = offer.domain_id
                        left join solution on solution.id = offer.solution_id
                        left join element on element.id = solution.element_id""".formatted(source))
                .param("ids", keys(organizations))
                .param("asOf", asOf)
                .query((row, number) -> found(row))
                .list();
        Map<Long, Signed> agreements =
                agreements(found.stream().map(Found::agreement).distinct().toList(), asOf);
        Map<Long, List<CoverageFacts.Offer>> offers = new HashMap<>();
        for (Found offer : found) {
            Signed agreement = Objects.requireNonNull(agreements.get(offer.agreement()));
            offers.computeIfAbsent(offer.organization(), id -> new ArrayList<>())
                    .add(new CoverageFacts.Offer(
                            agreement.number(),
                            offer.amendment(),
                            offer.inheritedFrom(),
                            offer.domain(),
                            offer.element(),
                            offer.confidence(),
                            agreement.phase()));
        }
        return offers;
    }

    /** An offer with the key of its agreement. */
    private record Found(
            long organization,
            long agreement,
            @Nullable Integer amendment,
            @Nullable String inheritedFrom,
            @Nullable String domain,
            @Nullable String element,
            Confidence confidence) {}

    /** An agreement with its phase at the date; null where it is not signed then. */
    private record Signed(String number, @Nullable AgreementPhase phase) {}

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getLong("organization_id"),
                row.getLong("agreement_id"),
                row.getObject("added_in", Integer.class),
                row.getString("ancestor"),
                row.getString("domain"),
                row.getString("element"),
                Confidence.valueOf(row.getString("confidence")));
    }

    private Map<Long, Signed> agreements(Collection<Long> ids, LocalDate asOf) {
        Map<Long, Signed> agreements = new HashMap<>();
        database.sql("""
                        select agreement.id, agreement.code,
                            agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on,
                                agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days,
                                    agreement.renewal_months, :asOf),
                                agreement.notice_days, agreement.terminated_on, :asOf) as phase
                        from agreement
                        where agreement.id = any (:ids)""").param("ids", keys(ids)).param("asOf", asOf).query(row -> {
            String phase = row.getString("phase");
            agreements.put(
                    row.getLong("id"),
                    new Signed(row.getString("code"), phase == null ? null : AgreementPhase.valueOf(phase)));
        });
        return agreements;
    }

    /** What has landed at organizations at the date, or is on its way there, by organization. */
    Map<Long, List<CoverageFacts.Landing>> landings(Collection<Long> organizations, LocalDate asOf) {
        Map<Long, List<CoverageFacts.Landing>> landings = new HashMap<>();
        database.sql("""
                        with landing as (
                            select landed.organization_id, landed.solution_id, 'ROLLOUT' as type, landed.stage = 'LAUNCHED' as live,
                                (array_agg(landed.code order by landed.code))[1: 50] as codes, count(*) as count
                            from rollouts_at(:asOf) as landed
                            where landed.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
                              and landed.organization_id = any (:ids)
                            group by landed.organization_id, landed.solution_id, landed.stage = 'LAUNCHED'
                            union all
                            select deployment.organization_id, deployment.solution_id, 'DEPLOYMENT', true,
                                (array_agg(deployment.code order by deployment.code))[1: 50], count(*)
                            from deployment
                            where deployment.valid_from <= :asOf and coalesce(deployment.valid_until >= :asOf, true)
                              and deployment.organization_id = any (:ids)
                            group by deployment.organization_id, deployment.solution_id
                        )
                        select landing.organization_id, landing.type, landing.live, landing.codes, landing.count,
                            array(
                                select domain.code
                                from solution_domain as serves
                                join cooperation_domain as domain on domain.id = serves.domain_id
                                where serves.solution_id = landing.solution_id) as domains,
                            element.code as element
                        from landing
                        left join solution on solution.id = landing.solution_id
                        left join element on element.id = solution.element_id""").param("ids", keys(organizations)).param("asOf", asOf).query(row -> {
            landings.computeIfAbsent(row.getLong("organization_id"), id -> new ArrayList<>())
                    .add(new CoverageFacts.Landing(
                            row.getString("type"),
                            row.getBoolean("live"),
                            texts(row, "codes"),
                            row.getInt("count"),
                            texts(row, "domains"),
                            row.getString("element")));
        });
        return landings;
    }

    /** How many instruments of each organization are set up at the date and not closed. */
    Map<Long, Integer> instruments(Collection<Long> organizations, LocalDate asOf) {
        Map<Long, Integer> instruments = new HashMap<>();
        database.sql("""
                        select party.organization_id, count(distinct instrument.id) as count
                        from instrument
                        join agreement_party as party on party.agreement_id = instrument.agreement_id
                        where coalesce(instrument.established_on, instrument.operating_on) <= :asOf
                          and coalesce(instrument.closed_on > :asOf, true)
                          and party.organization_id = any (:ids)
                        group by party.organization_id""").param("ids", keys(organizations)).param("asOf", asOf).query(row -> {
            instruments.put(row.getLong("organization_id"), row.getInt("count"));
        });
        return instruments;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        @Nullable Object[] texts = (Object[]) row.getArray(column).getArray();
        return Arrays.stream(texts).map(String::valueOf).toList();
    }

    private static SqlParameterValue keys(Collection<Long> ids) {
        return new SqlParameterValue(Types.ARRAY, ids.toArray(Long[]::new));
    }
}
