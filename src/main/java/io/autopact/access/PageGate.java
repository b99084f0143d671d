package io.autopact.access;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What the gate does for people who look at pages: it knows them by their session, takes no form but those that the
 * service itself has shown, and leaves it to the page that is called to say that somebody has to log in first.
 */
@Component
class PageGate {

    private static final Set<String> READING =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name(), HttpMethod.TRACE.name());

    private static final RequestMatcher FILES =
            PathPatternRequestMatcher.withDefaults().matcher(OpenDocuments.FILES);

    private final CalledPages pages;
    private final SessionContexts sessions;
    private final CsrfTokenRepository formTokens;
    private final HandlerExceptionResolver answers;
    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    PageGate(
            CalledPages pages,
            SessionContexts sessions,
            CsrfTokenRepository formTokens,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        this.pages = pages;
        this.sessions = sessions;
        this.formTokens = formTokens;
        this.answers = answers;
    }

    void open(HttpSecurity http) {
        http.securityContext(context -> context.securityContextRepository(new DelegatingSecurityContextRepository(
                        new RequestAttributeSecurityContextRepository(), sessions)))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens)
                        .requireCsrfProtectionMatcher(
                                request -> !READING.contains(request.getMethod()) && pages.isCalledBy(request)))
                .addFilterBefore(new FormParameters(pages), CsrfFilter.class);
    }

    /**
     * Whoever is known is let through; everybody to what says that it is open, to the files of Swagger UI, and to
     * pages, which say by their roles who may see them.
     */
    AuthorizationDecision mayPass(Supplier<? extends Authentication> requester, RequestAuthorizationContext context) {
        return new AuthorizationDecision(trust.isAuthenticated(requester.get()) || isOpen(context.getRequest()));
    }

    private boolean isOpen(HttpServletRequest request) {
        return pages.handler(request)
                .map(method -> pages.isPage(method) || OperationRoles.isOpen(method) || OpenDocuments.serve(method))
                .orElseGet(() -> READING.contains(request.getMethod()) && FILES.matches(request));
    }

    /** Answers whoever the gate sends away as what they called would: with a page or with a problem. */
    void refuse(HttpServletRequest request, HttpServletResponse response, ProblemType problem, String detail) {
        answers.resolveException(
                request, response, pages.handler(request).orElse(null), new ProblemException(problem, detail));
    }
}
