package io.autopact.organization.web;

import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Names the operations that the three resources of organizations share: {@code getAutomaker}, {@code getPartner}. */
@Component
class OperationNames implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (OrganizationEndpoints.class.isAssignableFrom(method.getBeanType())) {
            String noun = method.getBeanType().getSimpleName().replace("Controller", "");
            String verb = method.getMethod().getName();
            operation.setOperationId(
                    switch (verb) {
                        case "list" -> "list" + noun + "s";
                        case "put" -> "replace" + noun;
                        case "descendants" -> "list" + noun + "Descendants";
                        case "ancestors" -> "list" + noun + "Ancestors";
                        default -> verb + noun;
                    });
        }
        return operation;
    }
}
