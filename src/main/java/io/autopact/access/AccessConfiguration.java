package io.autopact.access;

import io.autopact.access.oidc.OidcProblem;
import io.autopact.access.oidc.OidcProperties;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemType;
import io.autopact.shared.problem.ProblemTypes;
import io.autopact.shared.roles.Role;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The gate: bearer tokens, and sessions for those who look at pages; nothing without either that is not named as open.
 */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class AccessConfiguration implements WebMvcConfigurer {

    /** What a request without a valid token is told. */
    static final String NO_TOKEN = "The request needs a bearer token that is known and still valid.";

    private static final String NO_ROLE = "The roles of this token do not include one for this.";

    private static final String OLD_FORM =
            "The form was not sent from a page of this service, or the page is too old: open it again.";

    private final RoleCheck roleCheck;
    private final RefusedMediaTypes refusedMediaTypes;

    /** Before everything else that looks at what a request says. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(roleCheck).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst(refusedMediaTypes);
    }

    @Bean
    ListDefinition<TokenView> tokenListing(JsonRows rows) {
        return TokenService.listing(rows);
    }

    @Bean
    ProblemTypes accessProblems() {
        return ProblemTypes.of(Stream.<ProblemType[]>of(OidcProblem.values(), FormProblem.values())
                .flatMap(Stream::of)
                .toArray(ProblemType[]::new));
    }

    /** Forms are known by a cookie, so that nothing is kept for somebody who is not logged in. */
    @Bean
    CookieCsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("autopact-form");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    /** The request as a whole is observed; to observe each filter of the gate costs more than the gate. */
    @Bean
    SecurityObservationSettings unobservedGate() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * The first look at a request: without a token only what is open is let through. Who may call which operation is
     * said by the operation itself, see {@link RoleCheck}; what no operation answers is for whoever has a token.
     */
    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            BearerAuthentication bearer,
            OneBearerToken tokens,
            LimitProperties limits,
            OidcProperties oidc,
            BrowsersElsewhere elsewhere,
            PageGate pages,
            OidcLogin login) {
        AuthenticationEntryPoint noToken = (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            pages.refuse(
                    request,
                    response,
                    CommonProblem.UNAUTHENTICATED,
                    failure instanceof InvalidBearerTokenException ? String.valueOf(failure.getMessage()) : NO_TOKEN);
        };
        AccessDeniedHandler notAllowed = (request, response, failure) -> {
            if (failure instanceof CsrfException) {
                pages.refuse(request, response, FormProblem.OLD_FORM, OLD_FORM);
            } else {
                pages.refuse(request, response, CommonProblem.FORBIDDEN, NO_ROLE);
            }
        };
        if (elsewhere.areAllowed()) {
            http.addFilter(elsewhere.filter());
        }
        pages.open(http);
        login.offer(http);
        return http.cors(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "private, no-cache"))
                        .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy(oidc)))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        // The window of a login comes back from the issuer to the one that opened it.
                        .crossOriginOpenerPolicy(policy -> policy.policy(
                                oidc.offersLogin()
                                        ? CrossOriginOpenerPolicy.UNSAFE_NONE
                                        : CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .access(AuthorizationManagers.allOf(
                                AuthorityAuthorizationManager.hasAnyRole(Role.BI.name(), Role.ADMIN.name()),
                                AccessConfiguration::byToken))
                        .anyRequest()
                        .access(pages::mayPass))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(bearer)
                        .bearerTokenResolver(tokens)
                        .authenticationEntryPoint(noToken)
                        .accessDeniedHandler(notAllowed))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(noToken).accessDeniedHandler(notAllowed))
                .addFilterAfter(new RequesterInLog(), BearerTokenAuthenticationFilter.class)
                .addFilterAfter(new RateLimit(limits.rateLimit()), BearerTokenAuthenticationFilter.class)
                .build();
    }

    /** What no page links to is for tokens alone. */
    private static AuthorizationDecision byToken(
            Supplier<? extends Authentication> requester, RequestAuthorizationContext context) {
        return new AuthorizationDecision(!(requester.get() instanceof SessionAuthentication));
    }

    /** Scripts come from here alone and none stands in a page; Swagger UI sets styles in its elements. */
    private static String contentPolicy(OidcProperties oidc) {
        String issuers = oidc.offersLogin() ? " " + String.join(" ", oidc.origins()) : "";
        return "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'"
                + issuers + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
