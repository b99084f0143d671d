package io.autopact.people;

import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of a person.
 *
 * @param code their code
 * @param nameZh their name in Chinese
 * @param nameEn their name in English
 * @param organization the code of the organization that they belong to
 * @param officeZh their office there, in Chinese
 * @param officeEn their office there, in English
 * @param email their e-mail address
 * @param phone their telephone number
 * @param subject the subject of their login, in the words of the issuer
 */
public record PersonDraft(
        String code,
        String nameZh,
        String nameEn,
        String organization,
        @Nullable String officeZh,
        @Nullable String officeEn,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String subject) {

    /** What the rules look at, with what is known beside this. */
    PeopleRules.Facts facts(boolean erased, boolean organizationIsThere) {
        return new PeopleRules.Facts(
                nameZh, nameEn, organization, officeZh, officeEn, email, phone, subject, erased, organizationIsThere);
    }
}
