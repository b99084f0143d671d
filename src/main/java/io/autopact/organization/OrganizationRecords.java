package io.autopact.organization;

import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.problem.MovedException;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds organizations, to read them and to change them. */
@Component
class OrganizationRecords {

    private final OrganizationRepository organizations;
    private final JdbcClient database;
    private final ListReader lists;
    private final Map<String, ListDefinition<OrganizationView>> listings;

    OrganizationRecords(
            OrganizationRepository organizations,
            JdbcClient database,
            ListReader lists,
            List<ListDefinition<OrganizationView>> listings) {
        this.organizations = organizations;
        this.database = database;
        this.lists = lists;
        this.listings = listings.stream().collect(Collectors.toMap(ListDefinition::name, Function.identity()));
    }

    /** One organization as of a date. */
    OrganizationView get(OrganizationType type, String code, LocalDate asOf) {
        return get(type, code, asOf, Fields.ALL);
    }

    /** One organization as of a date, with some of its members. */
    OrganizationView get(OrganizationType type, String code, LocalDate asOf, Fields fields) {
        return lists.one(listing(type.path()), "organization.code = :code", Map.of("code", code), asOf, fields)
                .orElseThrow(() -> absent(type, code));
    }

    ListDefinition<OrganizationView> listing(String name) {
        return Objects.requireNonNull(listings.get(name));
    }

    /** @throws ProblemException if there is none, or it is not in the version that the client means */
    Organization expected(OrganizationType type, String code, IntConsumer expected) {
        Organization organization = organizations
                .findByCode(code)
                .filter(found -> found.getType() == type && found.getMergedInto() == null)
                .orElseThrow(() -> absent(type, code));
        expected.accept(organization.getVersion());
        return organization;
    }

    /** The code of the organization that one was merged into; empty where it was not. */
    Optional<String> successor(String code) {
        return successor(code, OrganizationType.values());
    }

    /** That an organization was merged, and into which; empty where it was not. */
    Optional<Violation> merged(String pointer, String code) {
        return successor(code)
                .map(stays -> Violation.at(
                        pointer,
                        "unknown-code",
                        "%s was merged into %s; name that one instead.".formatted(code, stays)));
    }

    /** Why nothing can refer to an organization by a code: it was merged, or there never was one. */
    Violation absent(String pointer, String noun, String code) {
        return merged(pointer, code)
                .orElseGet(() -> Violation.at(pointer, "unknown-code", "There is no %s %s.".formatted(noun, code)));
    }

    private Optional<String> successor(String code, OrganizationType... types) {
        return database.sql("""
                        select target.code
                        from organization as merged
                        join organization as target on target.id = merged.merged_into_id
                        where merged.code = :code and merged.type in (:types)""")
                .param("code", code)
                .param("types", Stream.of(types).map(Enum::name).toList())
                .query((row, number) -> row.getString("code"))
                .optional();
    }

    /** Why there is no organization of this type with this code: it was merged, or there never was one. */
    RuntimeException absent(OrganizationType type, String code) {
        return successor(code, type)
                .<RuntimeException>map(into -> new MovedException(code, into))
                .orElseGet(() -> ProblemException.notFound(type.noun(), code));
    }
}
