package io.autopact.shared.openapi;

import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.ListCatalog;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.listing.ValueType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.DateSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Writes the parameters of a list into the document, from the list's own declaration. */
@Component
class ListParameters implements OperationCustomizer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ListRequest.class);
    }

    private final ListCatalog listings;

    ListParameters(ListCatalog listings) {
        this.listings = listings;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Stream.of(method.getMethodParameters())
                .map(ListParameters::listed)
                .flatMap(List::stream)
                .findFirst()
                .flatMap(name -> listings.find(name))
                .ifPresent(listing -> describe(operation, listing));
        return operation;
    }

    private static List<String> listed(MethodParameter parameter) {
        Listed listed = parameter.getParameterAnnotation(Listed.class);
        return listed == null ? List.of() : List.of(listed.value());
    }

    private static String pinyin(ListDefinition<?> listing) {
        List<String> names = listing.sorts().values().stream()
                .filter(key -> key.type() == ValueType.CHINESE_NAME)
                .map(SortKey::name)
                .toList();
        return names.isEmpty()
                ? ""
                : " %s is sorted by pinyin (长安, 东风, 吉利), Latin letters last; by code points where PostgreSQL was built without ICU."
                        .formatted(String.join(", ", names));
    }

    private static void describe(Operation operation, ListDefinition<?> listing) {
        listing.filters().forEach(filter -> operation.addParametersItem(parameter(filter)));
        if (listing.dated()) {
            operation.addParametersItem(query(
                    "asOf",
                    "The date asked about; today where it is missing. It moves what depends on a date.",
                    new DateSchema()));
        }
        operation.addParametersItem(query(
                "sort",
                "What to sort by, the most important first, separated by commas; a leading minus turns the order. "
                        + "Sorts: " + String.join(", ", listing.sorts().keySet()) + ". Without it: "
                        + String.join(",", listing.defaultSort()) + "." + pinyin(listing),
                new StringSchema()));
        operation.addParametersItem(query("limit", "How many items at most.", limitSchema()));
        operation.addParametersItem(
                query("cursor", "Where to go on: the nextCursor of the page before.", new StringSchema()));
        operation.addParametersItem(query("count", "Whether to tell the total as well.", flagSchema()));
        Header link = new Header()
                .description("The address of the next page, as rel=\"next\"; missing on the last one.")
                .schema(new StringSchema());
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeaderObject("Link", link);
            }
        });
    }

    private static Schema<?> flagSchema() {
        BooleanSchema schema = new BooleanSchema();
        schema.setDefault(false);
        return schema;
    }

    private static Schema<?> limitSchema() {
        IntegerSchema schema = new IntegerSchema();
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(500));
        schema.setDefault(50);
        return schema;
    }

    private static Parameter parameter(Filter filter) {
        return query(filter.name(), filter.description(), schema(filter));
    }

    private static Schema<?> schema(Filter filter) {
        Schema<?> value = switch (filter.type()) {
            case DATE -> new DateSchema();
            case BOOLEAN -> new BooleanSchema();
            case INTEGER -> new IntegerSchema();
            case TEXT, CHINESE_NAME -> text(filter);
            case INSTANT -> new DateTimeSchema();
        };
        if (filter.multiple()) {
            return new ArraySchema().items(value);
        }
        if (filter.type() == ValueType.BOOLEAN && filter.fallback() != null) {
            value.setDefault(filter.fallback());
        }
        return value;
    }

    private static Schema<?> text(Filter filter) {
        StringSchema schema = new StringSchema();
        filter.allowed().forEach(schema::addEnumItem);
        return schema;
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        Parameter parameter = new QueryParameter()
                .name(name)
                .description(description)
                .schema(schema)
                .required(false);
        if (schema instanceof ArraySchema) {
            parameter.style(Parameter.StyleEnum.FORM).explode(false);
        }
        return parameter;
    }
}
