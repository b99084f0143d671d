package io.autopact.access;

import io.autopact.shared.roles.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.NoArgsConstructor;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.stereotype.Controller;
import org.springframework.web.method.HandlerMethod;

/** Reads who may call an operation from the annotation on the controller's method, which is where it is stated. */
@NoArgsConstructor(access = AccessLevel.PRIVATE)
final class OperationRoles {

    /**
     * The roles that may call a method, any one of which suffices; empty where the method does not say.
     *
     * @throws IllegalStateException if the method names a role that there is not
     */
    static Optional<Set<Role>> of(HandlerMethod method) {
        return MergedAnnotations.from(method.getMethod(), MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
                .get(RolesAllowed.class)
                .getValue("value", String[].class)
                .map(names -> Arrays.stream(names).map(Role::valueOf).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether a method may be called without a token. */
    static boolean isOpen(HandlerMethod method) {
        return MergedAnnotations.from(method.getMethod(), MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
                .isPresent(PermitAll.class);
    }

    /**
     * Whether a method is a controller's, and so has to say who may call it. What is not is Spring's own, such as its
     * answer to OPTIONS.
     */
    static boolean isControllers(HandlerMethod method) {
        return MergedAnnotations.from(method.getBeanType(), MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
                .isPresent(Controller.class);
    }
}
