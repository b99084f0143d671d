package io.autopact.access;

import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.Problems;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** The gate: bearer tokens only, and nothing without one that is not named as open. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    Listing<TokenView> tokenListing(JsonRows rows) {
        return TokenService.listing(rows);
    }

    /** The request as a whole is observed; to observe each filter of the gate costs more than the gate. */
    @Bean
    SecurityObservationSettings unobservedGate() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, OpaqueTokenIntrospector introspector, Problems problems) {
        AuthenticationEntryPoint noToken = (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(
                    response,
                    CommonProblem.UNAUTHENTICATED,
                    "The request needs a bearer token that is known and still valid.");
        };
        AccessDeniedHandler roleTooSmall = (request, response, failure) -> problems.write(
                response,
                CommonProblem.FORBIDDEN,
                "This takes one of the roles %s."
                        .formatted(
                                AccessRules.rolesFor(HttpMethod.valueOf(request.getMethod()), request.getRequestURI())
                                        .stream()
                                        .sorted()
                                        .toList()));
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "private, no-cache"))
                        .contentSecurityPolicy(policy -> policy.policyDirectives(
                                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                                        + " script-src 'self' 'unsafe-inline'; frame-ancestors 'none'")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, AccessRules.OPEN)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, AccessRules.OPEN)
                        .permitAll()
                        .anyRequest()
                        .access(byRules()))
                .oauth2ResourceServer(server -> server.opaqueToken(opaque -> opaque.introspector(introspector))
                        .authenticationEntryPoint(noToken)
                        .accessDeniedHandler(roleTooSmall))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(noToken).accessDeniedHandler(roleTooSmall))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> byRules() {
        return (authentication, context) -> {
            HttpMethod method = HttpMethod.valueOf(context.getRequest().getMethod());
            var needed = AccessRules.rolesFor(method, context.getRequest().getRequestURI());
            var current = authentication.get();
            return new AuthorizationDecision(current != null
                    && current.getAuthorities().stream()
                            .anyMatch(authority -> needed.stream()
                                    .anyMatch(role -> ("ROLE_" + role).equals(authority.getAuthority()))));
        };
    }
}
