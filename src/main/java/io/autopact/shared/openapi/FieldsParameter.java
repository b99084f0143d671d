package io.autopact.shared.openapi;

import io.autopact.shared.listing.AnsweredRecord;
import io.autopact.shared.listing.Fields;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Writes the parameter that asks for some members into the document, with the names of the view that is answered. */
@Component
class FieldsParameter implements OperationCustomizer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Fields.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (AnsweredRecord.canBeNarrowed(method.getMethod())) {
            operation.addParametersItem(parameter(AnsweredRecord.of(method.getMethod())));
        }
        return operation;
    }

    private static Parameter parameter(Class<?> view) {
        StringSchema name = new StringSchema();
        Fields.of(view).forEach(name::addEnumItem);
        return new QueryParameter()
                .name(Fields.PARAMETER)
                .description(
                        "The members that are wanted, separated by commas; all of them where it is missing. Members that"
                                + " are not named are left out of the answer, also those that its schema requires, and what"
                                + " they take is not computed.")
                .schema(new ArraySchema().items(name))
                .style(Parameter.StyleEnum.FORM)
                .explode(false)
                .required(false);
    }
}
