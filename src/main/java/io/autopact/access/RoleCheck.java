package io.autopact.access;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.roles.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.Jsr250AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request through to the method that will answer it if the method's own annotation allows the requester's role.
 * It runs on the method that Spring has found, whatever the request's address looked like, and before anything of the
 * body is read. A method that does not say who may call it is nobody's.
 */
@Component
@RequiredArgsConstructor
class RoleCheck implements HandlerInterceptor {

    private final Requester requesters;
    private final AuthorizationManager<MethodInvocation> annotations = new Jsr250AuthorizationManager();
    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        @Nullable Authentication requester = SecurityContextHolder.getContext().getAuthentication();
        if (OpenDocuments.serve(method)) {
            return true;
        }
        if (!OperationRoles.isControllers(method)) {
            return knownRequester(requester, response);
        }
        AuthorizationResult verdict = annotations.authorize(
                () -> requester, new SimpleMethodInvocation(method.getBean(), method.getMethod()));
        if (verdict != null && verdict.isGranted()) {
            requesters.endsSoon(requester).ifPresent(end -> response.setHeader("Token-Expires", end.toString()));
            return true;
        }
        knownRequester(requester, response);
        throw new ProblemException(
                CommonProblem.FORBIDDEN,
                refusal(OperationRoles.of(method).orElse(Set.of())) + requesters.whyWithoutRole(requester));
    }

    /** What a requester is told who has none of the roles that an operation takes. */
    static String refusal(Set<Role> roles) {
        return "This takes one of the roles %s."
                .formatted(roles.stream().sorted().toList());
    }

    private boolean knownRequester(@Nullable Authentication requester, HttpServletResponse response) {
        if (requester == null || !trust.isAuthenticated(requester)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            throw new ProblemException(CommonProblem.UNAUTHENTICATED, AccessConfiguration.NO_TOKEN);
        }
        return true;
    }
}
