package io.autopact.access;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.Problems;
import io.autopact.shared.roles.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Tells whoever may not call an operation that they may not, and not which media types it would have taken from others.
 * Where a media type does not fit, Spring finds no method for {@link RoleCheck} to look at; the ones meant are those
 * that path and HTTP method fit.
 */
@Component
@RequiredArgsConstructor
class RefusedMediaTypes implements HandlerExceptionResolver {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Problems problems;

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (handler != null || !(failure instanceof HttpMediaTypeException)) {
            return null;
        }
        List<Set<Role>> meant = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(operation -> fits(operation.getKey(), request))
                .map(operation -> OperationRoles.of(operation.getValue()))
                .flatMap(Optional::stream)
                .toList();
        if (meant.isEmpty() || meant.stream().anyMatch(RefusedMediaTypes::includeRequester)) {
            return null;
        }
        try {
            problems.write(
                    response,
                    CommonProblem.FORBIDDEN,
                    RoleCheck.refusal(meant.stream().flatMap(Collection::stream).collect(Collectors.toSet())));
        } catch (IOException clientGone) {
            throw new UncheckedIOException(clientGone);
        }
        return new ModelAndView();
    }

    private static boolean fits(RequestMappingInfo operation, HttpServletRequest request) {
        return operation.getPathPatternsCondition() != null
                && operation.getPathPatternsCondition().getMatchingCondition(request) != null
                && operation.getMethodsCondition().getMatchingCondition(request) != null;
    }

    private static boolean includeRequester(Set<Role> roles) {
        Authentication requester = SecurityContextHolder.getContext().getAuthentication();
        return requester != null
                && requester.getAuthorities().stream()
                        .anyMatch(authority ->
                                roles.stream().anyMatch(role -> ("ROLE_" + role).equals(authority.getAuthority())));
    }
}
