package io.autopact.organization;

import io.autopact.shared.listing.Codes;
import java.util.Locale;

/** The codes of organizations that filters take. One that was merged means its successor. */
public final class OrganizationCodes {

    private static final String MEANT = """
            select coalesce(stays.code, known.code)
            from organization as known
            left join organization as stays on stays.id = known.merged_into_id
            where known.code = wanted.code""";

    /** Those of organizations of every type. */
    public static final Codes ANY = new Codes("organization", MEANT, "select code from organization");

    /** Those of automakers. */
    public static final Codes AUTOMAKER = new Codes(
            "automaker",
            MEANT + " and known.type = 'AUTOMAKER'",
            "select code from organization where type = 'AUTOMAKER'");

    /** Those of own units. */
    public static final Codes OWN_UNIT = new Codes(
            "own unit",
            MEANT + " and known.type = 'OWN_UNIT'",
            "select code from organization where type = 'OWN_UNIT'");

    /** Those of the countries that organizations can be at home in, as ISO 3166-1 alpha-2. */
    public static final Codes COUNTRY = countries(String.join(" ", Locale.getISOCountries()));

    private OrganizationCodes() {}

    private static Codes countries(String all) {
        return new Codes(
                "country",
                """
                select wanted.code
                where wanted.code = any (string_to_array('%s', ' '))
                   or exists (select from organization where country = wanted.code)""".formatted(all),
                "select code from string_to_table('%s', ' ') as iso (code)".formatted(all));
    }
}
