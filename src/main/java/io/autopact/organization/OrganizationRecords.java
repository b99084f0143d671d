package io.autopact.organization;

import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.problem.MovedException;
import io.autopact.shared.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
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
        return lists.one(listing(type.path()), "organization.code = :code", Map.of("code", code), asOf)
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

    /** Why there is no organization of this type with this code: it was merged, or there never was one. */
    RuntimeException absent(OrganizationType type, String code) {
        return database.sql("""
                        select target.code
                        from organization as merged
                        join organization as target on target.id = merged.merged_into_id
                        where merged.code = :code and merged.type = :type""")
                .param("code", code)
                .param("type", type.name())
                .query((row, number) -> row.getString("code"))
                .optional()
                .<RuntimeException>map(into -> new MovedException(code, into))
                .orElseGet(() -> ProblemException.notFound(type.noun(), code));
    }
}
