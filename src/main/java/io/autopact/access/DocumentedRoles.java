package io.autopact.access;

import io.autopact.shared.roles.Role;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Tells in the OpenAPI document which roles may call each operation, from the annotation that decides. */
@Component
@Order(30)
class DocumentedRoles implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        List<String> roles =
                OperationRoles.of(method).orElseThrow().stream().map(Role::name).toList();
        operation.addExtension("x-roles", roles);
        operation.setDescription("%s\n\nRoles 角色: %s.".formatted(operation.getDescription(), String.join(", ", roles)));
        return operation;
    }
}
