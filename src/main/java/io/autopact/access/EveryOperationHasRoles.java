package io.autopact.access;

import io.autopact.shared.StartupException;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Ends a start in which a controller's method does not say who may call it. Such a method would be nobody's; whoever
 * wrote it is to hear of it before a client does.
 */
@Component
class EveryOperationHasRoles implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping operations;

    EveryOperationHasRoles(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations) {
        this.operations = operations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> silent = operations.getHandlerMethods().entrySet().stream()
                .filter(operation -> isSilent(operation.getValue()))
                .map(EveryOperationHasRoles::name)
                .sorted()
                .toList();
        if (!silent.isEmpty()) {
            throw new StartupException(
                    "These operations do not say who may call them, by an annotation such as @AllowReaders or"
                            + " @PermitAll on the controller's method: " + String.join("; ", silent));
        }
    }

    private static boolean isSilent(HandlerMethod method) {
        return OperationRoles.of(method).isEmpty() && !OperationRoles.isOpen(method) && !OpenDocuments.serve(method);
    }

    private static String name(Map.Entry<RequestMappingInfo, HandlerMethod> operation) {
        return "%s (%s)".formatted(operation.getKey(), operation.getValue().getShortLogMessage());
    }
}
