package io.autopact.access.oidc;

import io.autopact.shared.StartupException;
import io.autopact.shared.roles.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the roles that an access token gives from the claim that has them. */
@Component
public class OidcRoles {

    private final String claim;
    private final Map<String, Role> roles;

    OidcRoles(OidcProperties properties) {
        claim = properties.rolesClaim();
        roles = properties.roles().isEmpty()
                ? Arrays.stream(Role.values()).collect(Collectors.toMap(Role::name, role -> role))
                : map(properties.roles());
    }

    private static Map<String, Role> map(List<String> pairs) {
        Map<String, Role> map = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] sides = pair.split("=", -1);
            boolean known = sides.length == 2
                    && !sides[0].isBlank()
                    && Arrays.stream(Role.values()).anyMatch(role -> role.name().equals(sides[1].strip()));
            if (!known) {
                throw new StartupException(
                        "AUTOPACT_OIDC_ROLES takes pairs such as partner-team=MANAGER,everybody=VIEWER"
                                + " with the roles " + Arrays.toString(Role.values()) + ": " + pair + " is none");
            }
            map.put(sides[0].strip(), Role.valueOf(sides[1].strip()));
        }
        return map;
    }

    /** The claim that has the roles. */
    public String claim() {
        return claim;
    }

    /** Those of the names in a token's claim that give a role of ours. */
    List<String> named(Map<String, Object> claims) {
        return names(value(claims)).stream()
                .filter(roles::containsKey)
                .distinct()
                .toList();
    }

    /** The roles of ours that names of the claim give. */
    Set<Role> of(Collection<String> names) {
        return names.stream()
                .map(roles::get)
                .filter(role -> role != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was looked for in a token that gives no role, in plain words. */
    public String lookedFor() {
        return "Its claim %s has none of %s."
                .formatted(claim, roles.keySet().stream().sorted().toList());
    }

    /** A claim may itself have dots in its name, as those that are addresses do. */
    private @Nullable Object value(Map<String, Object> claims) {
        if (claims.containsKey(claim)) {
            return claims.get(claim);
        }
        Object value = claims;
        for (String step : claim.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    private static Collection<String> names(@Nullable Object value) {
        if (value instanceof String text) {
            return List.of(text.split("[ ,]+"));
        }
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of();
    }
}
