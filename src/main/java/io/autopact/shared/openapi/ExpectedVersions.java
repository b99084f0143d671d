package io.autopact.shared.openapi;

import io.autopact.shared.web.ExpectedVersion;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/** Writes the headers that name the version meant into the document, for every method that asks for it. */
@Component
class ExpectedVersions implements OperationCustomizer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ExpectedVersion.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        boolean expects = Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == ExpectedVersion.class);
        if (expects) {
            operation.addParametersItem(header(
                    HttpHeaders.IF_MATCH,
                    "The ETag that the record was read with; its version decides. Where it is left empty, Swagger UI"
                            + " reads the record first and sends its ETag; a client of its own has to."));
        }
        if (expects && method.hasMethodAnnotation(PutMapping.class)) {
            operation.addParametersItem(header(
                    HttpHeaders.IF_NONE_MATCH,
                    "* to create only. Swagger UI sends it where there is no record yet and both are left empty."));
        }
        return operation;
    }

    private static HeaderParameter header(String name, String description) {
        HeaderParameter header = new HeaderParameter();
        header.name(name).description(description).schema(new StringSchema()).required(false);
        return header;
    }
}
