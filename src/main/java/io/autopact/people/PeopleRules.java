package io.autopact.people;

import io.autopact.evidence.AboutRules;
import io.autopact.shared.rule.RecordRules;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What holds of people, whoever writes them. */
final class PeopleRules {

    static final String NOBODY_ZH = "已抹除";

    static final String NOBODY_EN = "Erased";

    /** About one person. */
    static final RecordRules<Facts> PERSON = RecordRules.over(Facts.class)
            .rule(
                    "person-of-an-organization-that-is-there",
                    (change, found) -> found.addIf(
                            !change.after().organizationIsThere(),
                            "organization",
                            "unknown-code",
                            "There is no organization %s.",
                            change.after().organization()))
            .rule("person-erased-for-good", (change, found) -> {
                Facts before = change.before();
                found.addIf(
                        before != null && before.erased() && !change.after().erased(),
                        "erased",
                        "invalid",
                        "The personal data was erased for good.");
            })
            .rule(
                    "person-erased-has-no-personal-data",
                    (change, found) -> found.addIf(
                            change.after().erased() && !change.after().isNobody(),
                            "nameZh",
                            "invalid",
                            "The personal data was erased: the names are %s and %s, and all else is empty.",
                            NOBODY_ZH,
                            NOBODY_EN));

    /** About one who is responsible for a record. */
    static final RecordRules<ResponsibleFacts> RESPONSIBLE = RecordRules.over(ResponsibleFacts.class)
            .rule("responsible-for-a-record-that-is-there", AboutRules.isThere(ResponsibleFacts::named))
            .rule("responsible-ends-after-it-begins", (change, found) -> {
                LocalDate from = change.after().from();
                LocalDate until = change.after().until();
                found.addIf(
                        from != null && until != null && until.isBefore(from),
                        "until",
                        "out-of-order",
                        "The last day lies before the first one.");
            });

    private PeopleRules() {}

    /**
     * What the rules about one who is responsible look at.
     *
     * @param recordType the kind of record
     * @param recordCode the record's code
     * @param recordIsThere whether there is such a record
     * @param from the first day
     * @param until the last day
     */
    record ResponsibleFacts(
            String recordType,
            String recordCode,
            boolean recordIsThere,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        private AboutRules.Facts named() {
            return new AboutRules.Facts(recordType, recordCode, recordIsThere);
        }
    }

    /**
     * What the rules about a person look at.
     *
     * @param nameZh their name in Chinese
     * @param nameEn their name in English
     * @param organization the code of the organization that they belong to
     * @param officeZh their office there, in Chinese
     * @param officeEn their office there, in English
     * @param email their e-mail address
     * @param phone their telephone number
     * @param subject the subject of their login
     * @param erased whether their personal data was erased
     * @param organizationIsThere whether there is an organization with this code
     */
    record Facts(
            String nameZh,
            String nameEn,
            String organization,
            @Nullable String officeZh,
            @Nullable String officeEn,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String subject,
            boolean erased,
            boolean organizationIsThere) {

        private boolean isNobody() {
            return nameZh.equals(NOBODY_ZH)
                    && nameEn.equals(NOBODY_EN)
                    && Arrays.asList(officeZh, officeEn, email, phone, subject).stream()
                            .allMatch(Objects::isNull);
        }
    }
}
