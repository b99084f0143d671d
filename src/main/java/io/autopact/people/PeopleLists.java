package io.autopact.people;

import io.autopact.evidence.CitableType;
import io.autopact.evidence.EvidenceCodes;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of people. */
@Configuration(proxyBeanMethods = false)
class PeopleLists {

    @Bean
    ListDefinition<PersonView> personListing(JsonRows rows, List<CitableType> types) {
        return new ListDefinition<>(
                        PersonService.PEOPLE,
                        rows.of(PersonView.class, """
                        person.code as "code", person.name_zh as "nameZh", person.name_en as "nameEn",
                        person.organization as "organization", person.office_zh as "officeZh", person.office_en as "officeEn",
                        person.email as "email", person.phone as "phone", person.subject as "subject",
                        person.archived as "archived", person.erased as "erased", person.version as "version",
                        (select change.at from change where change.id = person.recorded_in) as "updatedAt\""""),
                        "person",
                        List.of(
                                Filter.text(
                                        "q",
                                        "position(search_folded(:q) in search_folded(concat_ws(' ', person.code, person.name_zh, person.name_en, person.office_zh, person.office_en))) > 0",
                                        "Any part of the code, a name or an office, in either language."),
                                Filter.texts(
                                                "organization",
                                                "person.organization = any (:organization)",
                                                "The code of the organization that they belong to.")
                                        .of(EvidenceCodes.organizations(types)),
                                Filter.flag(
                                        "archived",
                                        false,
                                        "person.archived = :archived",
                                        "Archived ones instead of the others.")),
                        List.of(
                                SortKey.text("code", "person.code"),
                                SortKey.pinyin("nameZh", "person.name_zh"),
                                SortKey.text("nameEn", "person.name_en"),
                                SortKey.text("organization", "person.organization"),
                                SortKey.integer("updatedAt", "person.recorded_in")),
                        List.of("code"))
                .undated();
    }
}
