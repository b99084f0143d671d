package io.autopact.access;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Tells in the OpenAPI document which roles may use each operation, from the very rules that decide. */
@Component
@Order(30)
class DocumentedRoles implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> describe(operation, HttpMethod.valueOf(method.name()), path)));
    }

    private static void describe(Operation operation, HttpMethod method, String path) {
        List<String> roles = AccessRules.rolesFor(method, path.replaceAll("\\{[^}]*}", "x")).stream()
                .sorted()
                .map(Role::name)
                .toList();
        operation.addExtension("x-roles", roles);
        operation.setDescription("%s\n\nRoles 角色: %s.".formatted(operation.getDescription(), String.join(", ", roles)));
    }
}
