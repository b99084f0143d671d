package io.autopact.shared.listing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;

/**
 * A statement whose named parameters were turned into numbered ones, once: the text of a long one is not put together
 * for each question, and the driver knows it by its identity.
 *
 * @param text the statement as the driver takes it
 * @param parsed where its parameters stand
 */
record NumberedSql(String text, ParsedSql parsed) {

    static NumberedSql of(String named) {
        ParsedSql parsed = NamedParameterUtils.parseSqlStatement(named);
        return new NumberedSql(NamedParameterUtils.substituteNamedParameters(parsed, null), parsed);
    }

    /** The values in the order in which the statement takes them. */
    @Nullable
    Object[] values(Map<String, Object> named) {
        return NamedParameterUtils.buildValueArray(parsed, new MapSqlParameterSource(named), null);
    }
}
