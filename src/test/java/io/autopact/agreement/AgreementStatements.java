package io.autopact.agreement;

import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import tools.jackson.databind.json.JsonMapper;

/** The statements that agreements are read with, for the benchmark that runs them without the service. */
public final class AgreementStatements {

    private static final ListDefinition<AgreementView> LISTING =
            new AgreementLists().agreements(new JsonRows(JsonMapper.shared()));

    private static final String COLUMNS = LISTING.projection().columns(Fields.ALL);

    /** How often the date asked about stands before the code or the codes: the first parameters of a statement. */
    public static final int DATES = COLUMNS.split(":asOf", -1).length - 1;

    private AgreementStatements() {}

    /** One agreement by its number. */
    public static String one() {
        return numbered("agreement.code = :number");
    }

    /** Agreements by their numbers, as an array. */
    public static String several() {
        return numbered("agreement.code = any (cast(:numbers as text[]))");
    }

    private static String numbered(String condition) {
        return NamedParameterUtils.substituteNamedParameters(
                NamedParameterUtils.parseSqlStatement(
                        "select %s from %s where %s".formatted(COLUMNS, LISTING.source(), condition)),
                null);
    }
}
