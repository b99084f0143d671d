package io.autopact.exchange.web;

import io.autopact.exchange.DataSet;
import io.autopact.exchange.DataSets;
import io.autopact.shared.listing.Filter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.Map;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Writes the filters of all data sets into the document, each with the data sets that have it. */
@Component
@RequiredArgsConstructor
class ExportFilters implements OperationCustomizer {

    private final DataSets dataSets;
    private final ExportParameters parameters;

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.hasMethodAnnotation(ExportedNarrowly.class)) {
            Map<String, String> dataSetsOf = new TreeMap<>();
            for (DataSet dataSet : dataSets.all()) {
                for (Filter filter : parameters.filters(dataSet)) {
                    dataSetsOf.merge(filter.name(), dataSet.name(), (known, more) -> known + ", " + more);
                }
            }
            dataSetsOf.forEach((filter, names) -> operation.addParametersItem(new QueryParameter()
                    .name(filter)
                    .description("A filter of the data sets %s, as of their lists.".formatted(names))
                    .schema(new StringSchema())
                    .required(false)));
        }
        return operation;
    }
}
