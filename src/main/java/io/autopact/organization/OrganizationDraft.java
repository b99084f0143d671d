package io.autopact.organization;

import io.autopact.organization.OrganizationView.CooperationView;
import io.autopact.organization.OrganizationView.TieView;
import io.autopact.people.Responsible;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of an organization.
 *
 * @param code its code
 * @param kind what kind it is
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param country where it is at home, as ISO 3166-1 alpha-2
 * @param aliases further names
 * @param ties its ties, past and future ones too
 * @param cooperation that we work with it
 * @param responsible who is responsible for it
 */
public record OrganizationDraft(
        String code,
        OrganizationKind kind,
        String nameZh,
        String nameEn,
        @Nullable String country,
        List<String> aliases,
        List<TieView> ties,
        @Nullable CooperationView cooperation,
        List<Responsible> responsible) {}
