package io.autopact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** Who may send which request. */
class AccessRulesTests {

    private static Set<Role> roles(String names) {
        return Arrays.stream(names.split(" ")).map(Role::valueOf).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET, /api/v1/me, VIEWER MANAGER BI ADMIN",
        "GET, /api/v1/automakers, VIEWER MANAGER ADMIN",
        "HEAD, /api/v1/automakers/dongfeng, VIEWER MANAGER ADMIN",
        "GET, /api/v1/automakers/dongfeng/history, VIEWER MANAGER ADMIN",
        "POST, /api/v1/automakers, MANAGER ADMIN",
        "PUT, /api/v1/partners/didi, MANAGER ADMIN",
        "PATCH, /api/v1/agreements/AG-1, MANAGER ADMIN",
        "DELETE, /api/v1/own-units/tencent, MANAGER ADMIN",
        "POST, /api/v1/agreements/AG-1/sign, MANAGER ADMIN",
        "GET, /api/v1/exports, VIEWER MANAGER BI ADMIN",
        "GET, /api/v1/exports/agreements.csv, VIEWER MANAGER BI ADMIN",
        "GET, /api/v1/exports/agreements, VIEWER MANAGER BI ADMIN",
        "GET, /api/v1/changes, VIEWER MANAGER BI ADMIN",
        "POST, /api/v1/changes, MANAGER ADMIN",
        "GET, /api/v1/tokens, ADMIN",
        "POST, /api/v1/tokens, ADMIN",
        "DELETE, /api/v1/tokens/abc, ADMIN",
        "GET, /api/v1/webhooks/abc/deliveries, ADMIN",
        "GET, /api/v1/cooperation-domains, VIEWER MANAGER ADMIN",
        "PUT, /api/v1/cooperation-domains/SMART_MOBILITY, ADMIN",
        "POST, /api/v1/solutions, ADMIN",
        "PATCH, /api/v1/architectures/2019-05, ADMIN",
        "GET, /actuator/prometheus, VIEWER MANAGER BI ADMIN",
        "POST, /actuator/shutdown, ADMIN"
    })
    void theFirstRuleThatFitsDecides(String method, String path, String expected) {
        assertThat(AccessRules.rolesFor(HttpMethod.valueOf(method), path)).isEqualTo(roles(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/other", "/api", "/api/v2/automakers", "/api/v10", "/API/v1/automakers"})
    void whatNoRuleNamesOnlyAnAdministratorMayTry(String path) {
        assertThat(AccessRules.rolesFor(HttpMethod.GET, path)).containsExactly(Role.ADMIN);
        assertThat(AccessRules.rolesFor(HttpMethod.POST, path)).containsExactly(Role.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "REPORT"})
    void aMethodThatDoesNotReadCountsAsWriting(String method) {
        assertThat(AccessRules.rolesFor(HttpMethod.valueOf(method), "/api/v1/automakers"))
                .containsExactlyInAnyOrder(Role.MANAGER, Role.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tokensmith", "/api/v1/exportsx"})
    void aPathThatOnlyBeginsLikeAnotherIsAnother(String path) {
        assertThat(AccessRules.rolesFor(HttpMethod.GET, path))
                .containsExactlyInAnyOrder(Role.VIEWER, Role.MANAGER, Role.ADMIN);
    }
}
