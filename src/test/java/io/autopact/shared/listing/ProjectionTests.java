package io.autopact.shared.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.AbstractSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of a list computes the members that are asked for, and no others. */
@RegisterTest
class ProjectionTests {

    /** The statements are planned and not run: any date will do, and nothing else is known. */
    private static final SqlParameterSource A_DATE = new AbstractSqlParameterSource() {
        @Override
        public boolean hasValue(String name) {
            return true;
        }

        @Override
        public @Nullable Object getValue(String name) {
            return switch (name) {
                case "asOf" -> LocalDate.of(2026, 11, 22);
                case "errors" -> 10;
                default -> null;
            };
        }
    };

    @Autowired
    private NamedParameterJdbcOperations database;

    @Autowired
    private ObjectProvider<ListDefinition<?>> listings;

    @Autowired
    private JsonMapper json;

    @Test
    void aMemberOfTheRecordItselfTouchesNoTableButItsOwn() {
        assertThat(listings.stream()
                        .filter(listing -> !touched(first(listing)).equals(touched(nothing(listing))))
                        .map(listing -> "%s: %s beside %s"
                                .formatted(listing.name(), touched(first(listing)), touched(nothing(listing))))
                        .toList())
                .as("lists that read more for %s than for nothing", "their first member")
                .isEmpty();
    }

    private static String first(ListDefinition<?> listing) {
        Fields first = new Fields(listing.projection().members().subList(0, 1));
        return "select %s from %s".formatted(listing.projection().columns(first), listing.source());
    }

    private static String nothing(ListDefinition<?> listing) {
        return "select from " + listing.source();
    }

    /** The tables and functions of a plan, each as often as it stands there. */
    private List<String> touched(String sql) {
        JsonNode plan = json.readTree(database.queryForObject("explain (format json) " + sql, A_DATE, String.class));
        return Stream.of("Relation Name", "Function Name")
                .flatMap(kind -> plan.findValues(kind).stream())
                .map(JsonNode::asString)
                .sorted()
                .toList();
    }
}
