package io.autopact.people;

import io.autopact.shared.rule.RecordRule;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds of the words with which records name people beside their codes, whoever writes them. */
public final class NamingRules {

    private NamingRules() {}

    /**
     * That of somebody whose personal data was erased no record has a name or an office.
     *
     * @param member the member with the name in Chinese
     * @param words how a record names them
     */
    public static <F> RecordRule.Policy<F> hasNoNameOfErased(String member, Function<F, Words> words) {
        return (change, found) -> {
            Words told = words.apply(change.after());
            found.addIf(
                    told.personErased() && !told.areOfNobody(),
                    member,
                    "invalid",
                    "The personal data of %s was erased: their names are %s and %s, and there is no office.",
                    told.person(),
                    told.nobodyZh(),
                    told.nobodyEn());
        };
    }

    /**
     * How a record names somebody.
     *
     * @param person the person's code; null where it names nobody whom the register knows
     * @param personErased whether their personal data was erased
     * @param nameZh the name in Chinese
     * @param nameEn the name in English
     * @param officeZh the office in Chinese
     * @param officeEn the office in English
     */
    public record Words(
            @Nullable String person,
            boolean personErased,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String officeZh,
            @Nullable String officeEn) {

        private boolean areOfNobody() {
            return (nameZh == null || nameZh.equals(nobodyZh()))
                    && (nameEn == null || nameEn.equals(nobodyEn()))
                    && officeZh == null
                    && officeEn == null;
        }

        /** What stands in the place of a name that was erased; the code tells two of them apart. */
        private String nobodyZh() {
            return PeopleRules.NOBODY_ZH + " " + person;
        }

        private String nobodyEn() {
            return PeopleRules.NOBODY_EN + " " + person;
        }
    }
}
