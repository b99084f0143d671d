package io.autopact.access;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may do what, in one list: the first rule that fits a request decides, and what no rule names only an
 * administrator may try. The OpenAPI document tells the same list.
 */
public final class AccessRules {

    private static final Set<Role> EVERYONE = Set.of(Role.values());
    private static final Set<Role> READERS = Set.of(Role.VIEWER, Role.MANAGER, Role.ADMIN);
    private static final Set<Role> WRITERS = Set.of(Role.MANAGER, Role.ADMIN);
    private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMIN);
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What needs no token: health, the problem pages, the OpenAPI document and Swagger UI. */
    static final String[] OPEN = {
        "/", "/actuator/health/**", "/problems/**", "/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html"
    };

    /** Their names are those of the data sets that hold reference data; a test holds the two together. */
    static final String REFERENCE_DATA_SETS = "cooperation_domains|architectures|architecture_elements"
            + "|architecture_capabilities|element_domains|capabilities|solutions|solution_domains|solution_capabilities";

    private static final List<Rule> RULES = List.of(
            rule("/api/v1/me", false, EVERYONE),
            rule("/api/v1/tokens/**", false, ADMINISTRATORS),
            rule("/api/v1/webhooks/**", false, ADMINISTRATORS),
            rule("/api/v1/exports/**", true, EVERYONE),
            rule("/api/v1/changes", true, EVERYONE),
            rule("/api/v1/**", true, READERS),
            rule("/api/v1/cooperation-domains/**", false, ADMINISTRATORS),
            rule("/api/v1/architectures/**", false, ADMINISTRATORS),
            rule("/api/v1/solutions/**", false, ADMINISTRATORS),
            rule("/api/v1/imports/{dataset:" + REFERENCE_DATA_SETS + "}", false, ADMINISTRATORS),
            rule("/api/v1/**", false, WRITERS),
            rule("/actuator/**", true, EVERYONE));

    private AccessRules() {}

    private record Rule(PathPattern path, boolean readingOnly, Set<Role> roles) {

        boolean fits(String method, PathContainer requested) {
            return (!readingOnly || READING.contains(method)) && path.matches(requested);
        }
    }

    private static Rule rule(String path, boolean readingOnly, Set<Role> roles) {
        return new Rule(PathPatternParser.defaultInstance.parse(path), readingOnly, roles);
    }

    /**
     * The roles that may send a request; any one of them suffices.
     *
     * @param method the HTTP method
     * @param path the path without the query
     */
    public static Set<Role> rolesFor(HttpMethod method, String path) {
        PathContainer requested = PathContainer.parsePath(path);
        return RULES.stream()
                .filter(rule -> rule.fits(method.name(), requested))
                .findFirst()
                .map(Rule::roles)
                .orElse(ADMINISTRATORS);
    }
}
