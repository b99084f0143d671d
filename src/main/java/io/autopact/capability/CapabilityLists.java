package io.autopact.capability;

import io.autopact.evidence.Disputes;
import io.autopact.organization.OrganizationCodes;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.listing.ValueType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of domains, architectures and solutions. */
@Configuration(proxyBeanMethods = false)
class CapabilityLists {

    static final String DOMAINS = "cooperation-domains";
    static final String ARCHITECTURES = "architectures";
    static final String SOLUTIONS = "solutions";

    private static final String SEARCH_NOTE = "Any part of the code or a name, in either language.";

    @Bean
    ListDefinition<CooperationDomainView> cooperationDomainListing(JsonRows rows) {
        return new ListDefinition<>(
                DOMAINS,
                rows.of(CooperationDomainView.class, """
                        domain.code as "code", domain.name_zh as "nameZh", domain.name_en as "nameEn", domain.position as "position",
                        coalesce((
                            select json_agg(json_build_object(
                                'element', element.code, 'layer', assignment.layer, 'confidence', served.confidence)
                                order by assignment.layer, assignment.position)
                            from element_domain as served
                            join element on element.id = served.element_id
                            join architecture_element as assignment
                                on assignment.architecture_id = served.architecture_id and assignment.element_id = served.element_id
                            where served.domain_id = domain.id and served.architecture_id = (
                                select id from architecture where effective_on <= :asOf order by effective_on desc limit 1)), '[]') as "elements",
                        coalesce((
                            select json_agg(json_build_object('solution', solution.code, 'confidence', served.confidence) order by solution.code)
                            from solution_domain as served
                            join solution on solution.id = served.solution_id
                            where served.domain_id = domain.id), '[]') as "solutions",
                        domain.version as "version",
                        (select change.at from change where change.id = domain.recorded_in) as "updatedAt\""""),
                "cooperation_domain as domain",
                List.of(Filter.text(
                        "q",
                        "position(search_folded(:q) in search_folded(concat_ws(' ', domain.code, domain.name_zh, domain.name_en))) > 0",
                        SEARCH_NOTE)),
                List.of(
                        SortKey.text("code", "domain.code"),
                        SortKey.integer("position", "domain.position"),
                        SortKey.pinyin("nameZh", "domain.name_zh"),
                        SortKey.text("nameEn", "domain.name_en")),
                List.of("position"));
    }

    @Bean
    ListDefinition<ArchitectureView> architectureListing(JsonRows rows) {
        return new ListDefinition<>(
                        ARCHITECTURES,
                        rows.of(ArchitectureView.class, """
                        architecture.code as "version", architecture.name_zh as "nameZh", architecture.name_en as "nameEn",
                        architecture.effective_on as "effectiveOn", architecture.effective_on_precision as "effectiveOnPrecision",
                        architecture.effective_on_confidence as "effectiveOnConfidence", architecture.effective_on_not_before as "effectiveOnNotBefore",
                        architecture.announced_on as "announcedOn", architecture.announced_on_precision as "announcedOnPrecision",
                        architecture.announced_on_confidence as "announcedOnConfidence", architecture.announced_on_not_before as "announcedOnNotBefore",
                        (select occasion.code from event as occasion where occasion.id = architecture.occasion_id) as "occasion",
                        (select owner.code from organization as owner where owner.id = architecture.owner_id) as "owner",
                        (select earlier.code from architecture as earlier
                         where earlier.id = architecture.predecessor_id) as "predecessor",
                        (
                            select json_agg(json_build_object(
                                'kind', layer.kind, 'nameZh', layer.name_zh, 'nameEn', layer.name_en, 'declaredCount', layer.declared,
                                'elements', coalesce((
                                    select json_agg(json_build_object(
                                        'code', element.code, 'nameZh', assignment.name_zh, 'nameEn', assignment.name_en,
                                        'position', assignment.position, 'confidence', assignment.confidence,
                                        'domains', coalesce((
                                            select json_agg(domain.code order by domain.position)
                                            from element_domain as served
                                            join cooperation_domain as domain on domain.id = served.domain_id
                                            where served.architecture_id = assignment.architecture_id
                                              and served.element_id = assignment.element_id), '[]'),
                                        'domainAssignments', coalesce((
                                            select json_agg(json_build_object('domain', domain.code, 'confidence', served.confidence)
                                                order by domain.position)
                                            from element_domain as served
                                            join cooperation_domain as domain on domain.id = served.domain_id
                                            where served.architecture_id = assignment.architecture_id
                                              and served.element_id = assignment.element_id), '[]'))
                                        order by assignment.position, element.code)
                                    from architecture_element as assignment
                                    join element on element.id = assignment.element_id
                                    where assignment.architecture_id = architecture.id and assignment.layer = layer.kind), '[]'))
                                order by layer.position)
                            from (values
                                (1, 'HORIZONTAL', '横', 'Horizontal', architecture.declared_horizontal),
                                (2, 'VERTICAL', '纵', 'Vertical', architecture.declared_vertical),
                                (3, 'PLATFORM', '中台', 'Platform', architecture.declared_platform))
                                as layer (position, kind, name_zh, name_en, declared)) as "layers",
                        coalesce((
                            select json_agg(json_build_object(
                                'code', capability.code, 'nameZh', capability.name_zh, 'nameEn', capability.name_en)
                                order by used.position, capability.code)
                            from architecture_capability as used
                            join capability on capability.id = used.capability_id
                            where used.architecture_id = architecture.id), '[]') as "capabilities",
                        coalesce((
                            select json_agg(json_build_object(
                                'layer', layer.kind, 'declared', layer.declared, 'listed', elements.listed) order by layer.position)
                            from (values
                                (1, 'HORIZONTAL', architecture.declared_horizontal),
                                (2, 'VERTICAL', architecture.declared_vertical),
                                (3, 'PLATFORM', architecture.declared_platform)) as layer (position, kind, declared)
                            cross join lateral (
                                select count(*) as listed
                                from architecture_element as assignment
                                where assignment.architecture_id = architecture.id and assignment.layer = layer.kind) as elements
                            where layer.declared <> elements.listed), '[]') as "mismatches",
                        architecture.version as "revision",
                        (select change.at from change where change.id = architecture.recorded_in) as "updatedAt\""""),
                        "architecture",
                        List.of(),
                        List.of(
                                SortKey.text("version", "architecture.code"),
                                new SortKey("effectiveOn", "architecture.effective_on", ValueType.DATE, false)),
                        List.of("-effectiveOn"))
                .undated();
    }

    @Bean
    ListDefinition<SolutionView> solutionListing(JsonRows rows) {
        return new ListDefinition<>(
                        SOLUTIONS,
                        rows.of(SolutionView.class, """
                        solution.code as "code", solution.name_zh as "nameZh", solution.name_en as "nameEn",
                        solution.description_zh as "descriptionZh", solution.description_en as "descriptionEn",
                        (select element.code from element where element.id = solution.element_id) as "element",
                        solution.element_confidence as "elementConfidence", solution.relationship_level as "relationshipLevel",
                        solution.relationship_level_confidence as "relationshipLevelConfidence",
                        coalesce((
                            select json_agg(domain.code order by domain.position)
                            from solution_domain as served
                            join cooperation_domain as domain on domain.id = served.domain_id
                            where served.solution_id = solution.id), '[]') as "domains",
                        coalesce((
                            select json_agg(json_build_object('domain', domain.code, 'confidence', served.confidence) order by domain.position)
                            from solution_domain as served
                            join cooperation_domain as domain on domain.id = served.domain_id
                            where served.solution_id = solution.id), '[]') as "domainAssignments",
                        coalesce((
                            select json_agg(capability.code order by capability.position)
                            from solution_capability as used
                            join capability on capability.id = used.capability_id
                            where used.solution_id = solution.id), '[]') as "capabilities",
                        coalesce((
                            select json_agg(json_build_object('capability', capability.code, 'confidence', used.confidence)
                                order by capability.position)
                            from solution_capability as used
                            join capability on capability.id = used.capability_id
                            where used.solution_id = solution.id), '[]') as "capabilityAssignments",
                        coalesce((
                            select json_agg(provider.code order by provider.code)
                            from solution_provider as offered
                            join organization as provider on provider.id = offered.provider_id
                            where offered.solution_id = solution.id), '[]') as "providers",
                        coalesce((
                            select json_agg(json_build_object('provider', provider.code, 'confidence', offered.confidence)
                                order by provider.code)
                            from solution_provider as offered
                            join organization as provider on provider.id = offered.provider_id
                            where offered.solution_id = solution.id), '[]') as "providerAssignments",
                        coalesce((
                            select json_agg(element.code order by element.code)
                            from solution_element as foundation
                            join element on element.id = foundation.element_id
                            where foundation.solution_id = solution.id), '[]') as "builtOn",
                        coalesce((
                            select json_agg(json_build_object('element', element.code, 'confidence', foundation.confidence)
                                order by element.code)
                            from solution_element as foundation
                            join element on element.id = foundation.element_id
                            where foundation.solution_id = solution.id), '[]') as "builtOnAssignments",
                        solution.archived as "archived", %s, solution.version as "version",
                        (select change.at from change where change.id = solution.recorded_in) as "updatedAt\"""".formatted(Disputes.members("'SOLUTION'", "solution.code"))),
                        "solution",
                        List.of(
                                Filter.text(
                                        "q",
                                        "position(search_folded(:q) in search_folded(concat_ws(' ', solution.code, solution.name_zh, solution.name_en))) > 0",
                                        SEARCH_NOTE),
                                Filter.texts("domain", """
                                solution.id in (
                                    select served.solution_id
                                    from solution_domain as served
                                    join cooperation_domain as domain on domain.id = served.domain_id
                                    where domain.code = any (:domain))""", "The code of a cooperation domain that it serves.")
                                        .of(CapabilityCodes.DOMAIN),
                                Filter.texts(
                                                "element",
                                                "solution.element_id in (select id from element where code = any (:element))",
                                                "The code of the element it belongs to.")
                                        .of(CapabilityCodes.ELEMENT),
                                Filter.constants(
                                        "relationshipLevel",
                                        RelationshipLevel.values(),
                                        "solution.relationship_level = any (:relationshipLevel)",
                                        "Between whom it works."),
                                Filter.texts("provider", """
                                solution.id in (
                                    select offered.solution_id
                                    from solution_provider as offered
                                    join organization as unit on unit.id = offered.provider_id
                                    where unit.code = any (:provider))""", "The code of an own unit that offers it.")
                                        .of(OrganizationCodes.OWN_UNIT),
                                Filter.texts("builtOn", """
                                solution.id in (
                                    select foundation.solution_id
                                    from solution_element as foundation
                                    join element on element.id = foundation.element_id
                                    where element.code = any (:builtOn))""", "The code of an element that it is built on.")
                                        .of(CapabilityCodes.ELEMENT),
                                Filter.flag(
                                        "archived",
                                        false,
                                        "solution.archived = :archived",
                                        "Archived ones instead of the others.")),
                        List.of(
                                SortKey.text("code", "solution.code"),
                                SortKey.pinyin("nameZh", "solution.name_zh"),
                                SortKey.text("nameEn", "solution.name_en"),
                                SortKey.text("relationshipLevel", "solution.relationship_level")),
                        List.of("code"))
                .undated();
    }
}
