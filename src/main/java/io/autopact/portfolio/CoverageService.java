package io.autopact.portfolio;

import io.autopact.capability.ArchitectureView;
import io.autopact.capability.DomainAssignment;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.time.Confidence;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers who covers which domain and which element of the architecture, as of any date. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CoverageService {

    private final JdbcClient database;
    private final JsonRows rows;
    private final Offering offering;

    /**
     * Who covers what.
     *
     * @param organizations the codes of those to tell of; empty for the automakers in cooperation at the date and those
     *     that an agreement covers then
     * @param includeDescendants whether all that belongs to them at the date is told of, too
     * @throws ProblemException if a code is nobody's
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CoverageView coverage(LocalDate asOf, Collection<String> organizations, boolean includeDescendants) {
        refuseUnknown(organizations);
        List<String> domains = offering.domains();
        Optional<ArchitectureView> architecture = offering.architecture(asOf);
        Map<String, Map<String, Confidence>> elements =
                architecture.map(CoverageService::served).orElseGet(Map::of);
        return new CoverageView(
                asOf,
                architecture.map(ArchitectureView::version).orElse(null),
                domains,
                List.copyOf(elements.keySet()),
                facts(asOf, organizations, includeDescendants).stream()
                        .map(facts -> CoverageRules.row(facts, domains, elements))
                        .toList());
    }

    /** The elements of an architecture in their order, each with the domains that serve it. */
    private static Map<String, Map<String, Confidence>> served(ArchitectureView architecture) {
        Map<String, Map<String, Confidence>> elements = new LinkedHashMap<>();
        architecture.layers().stream()
                .flatMap(layer -> layer.elements().stream())
                .forEach(element -> elements.put(
                        element.code(),
                        element.domainAssignments().stream()
                                .collect(Collectors.toMap(DomainAssignment::domain, DomainAssignment::confidence))));
        return elements;
    }

    private void refuseUnknown(Collection<String> organizations) {
        if (organizations.isEmpty()) {
            return;
        }
        List<String> known = database.sql("select code from organization where code = any (:codes)")
                .param("codes", array(organizations))
                .query((row, number) -> row.getString("code"))
                .list();
        List<Violation> violations = organizations.stream()
                .filter(code -> !known.contains(code))
                .map(code ->
                        Violation.in("organization", "unknown-code", "There is no organization %s.".formatted(code)))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private List<CoverageFacts> facts(LocalDate asOf, Collection<String> organizations, boolean includeDescendants) {
        return database.sql(FACTS)
                .param("asOf", asOf)
                .param("narrowed", !organizations.isEmpty())
                .param("codes", array(organizations))
                .param("includeDescendants", includeDescendants)
                .query(rows.as(CoverageFacts.class))
                .list();
    }

    private static SqlParameterValue array(Collection<String> codes) {
        return new SqlParameterValue(Types.ARRAY, codes.toArray(String[]::new));
    }

    /** An offer as a member of the facts; the alias is that of the offers. */
    private static String offers(String source, String phase) {
        return """
                select offer.organization_id, json_agg(json_build_object(
                    'agreement', agreement.code, 'amendment', offer.added_in,
                    'inheritedFrom', (select ancestor.code from organization as ancestor where ancestor.id = offer.inherited_from_id),
                    'domain', domain.code, 'element', element.code, 'confidence', offer.confidence, 'phase', %s)) as offers
                from %s as offer
                join agreement on agreement.id = offer.agreement_id
                left join cooperation_domain as domain on domain.id = offer.domain_id
                left join solution on solution.id = offer.solution_id
                left join element on element.id = solution.element_id
                group by offer.organization_id""".formatted(phase, source);
    }

    private static final String PHASE = """
            agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on,
                agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days,
                    agreement.renewal_months, cast(:asOf as date)),
                agreement.notice_days, agreement.terminated_on, cast(:asOf as date))""";

    private static final String FACTS = """
            with candidate as materialized (
                select organization.id, organization.code, organization.name_zh, organization.name_en
                from organization
                where organization.merged_into_id is null
                  and case when :narrowed
                      then organization.id in (select organizations_with_descendants(:codes, :includeDescendants, cast(:asOf as date)))
                      else organization.type = 'AUTOMAKER' end
            ), candidates as materialized (
                select coalesce(array_agg(candidate.id), '{}') as ids, coalesce(array_agg(cast(:asOf as date)), '{}') as days from candidate
            ), offer_now as materialized (
                select offer.* from candidates cross join agreement_offers(candidates.ids, candidates.days) as offer
            ), wanted as materialized (
                select candidate.*
                from candidate
                where :narrowed
                   or candidate.id in (select cooperating_organizations(cast(:asOf as date)))
                   or candidate.id in (select offer_now.organization_id from offer_now)
            ), landing as materialized (
                select landed.organization_id, landed.solution_id, 'ROLLOUT' as type, landed.stage = 'LAUNCHED' as live,
                    (array_agg(landed.code order by landed.code))[1: 50] as codes, count(*) as count
                from rollouts_at(cast(:asOf as date)) as landed
                where landed.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
                  and landed.organization_id in (select wanted.id from wanted)
                group by landed.organization_id, landed.solution_id, landed.stage = 'LAUNCHED'
                union all
                select deployment.organization_id, deployment.solution_id, 'DEPLOYMENT', true,
                    (array_agg(deployment.code order by deployment.code))[1: 50], count(*)
                from deployment
                where deployment.valid_from <= :asOf and coalesce(deployment.valid_until >= :asOf, true)
                  and deployment.organization_id in (select wanted.id from wanted)
                group by deployment.organization_id, deployment.solution_id
            ), landings as (
                select landing.organization_id, json_agg(json_build_object(
                    'type', landing.type, 'live', landing.live, 'codes', landing.codes, 'count', landing.count,
                    'domains', coalesce((
                        select json_agg(domain.code)
                        from solution_domain as serves
                        join cooperation_domain as domain on domain.id = serves.domain_id
                        where serves.solution_id = landing.solution_id), '[]'),
                    'element', (
                        select element.code from solution join element on element.id = solution.element_id
                        where solution.id = landing.solution_id))) as landings
                from landing
                group by landing.organization_id
            ), offer_past as materialized (
                select offer.*
                from coverage_past(
                    array(select distinct landing.organization_id from landing where landing.live and landing.solution_id is not null),
                    cast(:asOf as date)) as offer
            ), offer_coming as materialized (
                select offer.* from agreement_prospects(array(select wanted.id from wanted), cast(:asOf as date)) as offer
            ), in_force as (%s), past as (%s), coming as (%s),
            instruments as (
                select party.organization_id, count(distinct instrument.id) as count
                from instrument
                join agreement_party as party on party.agreement_id = instrument.agreement_id
                where coalesce(instrument.established_on, instrument.operating_on) <= :asOf and coalesce(instrument.closed_on > :asOf, true)
                group by party.organization_id
            )
            select row_to_json(view)::text as item
            from (
                select wanted.code as "organization", wanted.name_zh as "nameZh", wanted.name_en as "nameEn",
                    coalesce(in_force.offers, '[]') as "inForce", coalesce(past.offers, '[]') as "past",
                    coalesce(coming.offers, '[]') as "coming", coalesce(landings.landings, '[]') as "landings",
                    coalesce(instruments.count, 0) as "instruments"
                from wanted
                left join in_force on in_force.organization_id = wanted.id
                left join past on past.organization_id = wanted.id
                left join coming on coming.organization_id = wanted.id
                left join landings on landings.organization_id = wanted.id
                left join instruments on instruments.organization_id = wanted.id
                order by wanted.code collate "C"
            ) as view""".formatted(
                    offers("offer_now", PHASE), offers("offer_past", PHASE), offers("offer_coming", "offer.phase"));
}
