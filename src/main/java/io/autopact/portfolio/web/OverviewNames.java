package io.autopact.portfolio.web;

import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/** Names the operations that automakers and partners share: {@code getAutomakerCoverage}, {@code getPartnerBrief}. */
@Component
class OverviewNames implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (OverviewEndpoints.class.isAssignableFrom(method.getBeanType())) {
            String noun = method.getBeanType().getSimpleName().replace("OverviewController", "");
            operation.setOperationId(
                    "get" + noun + StringUtils.capitalize(method.getMethod().getName()));
        }
        return operation;
    }
}
