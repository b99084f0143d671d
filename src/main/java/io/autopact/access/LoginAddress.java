package io.autopact.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Where people log in, as a path of the service. */
public final class LoginAddress {

    private LoginAddress() {}

    /**
     * The login page.
     *
     * @param reason why somebody is sent there; null where they come by themselves
     * @param next where they go on to; null for the first page
     * @param lang the language that was asked for; null where none was
     */
    public static URI of(@Nullable LoginReason reason, @Nullable String next, @Nullable String lang) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/login");
        add(address, "reason", reason == null ? null : word(reason));
        add(address, "continue", next);
        add(address, "lang", lang);
        return address.build(true).toUri();
    }

    private static void add(UriComponentsBuilder address, String parameter, @Nullable String value) {
        if (value != null) {
            address.queryParam(parameter, UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** The reason that an address of the login page gives; empty where it gives none. */
    public static Optional<LoginReason> reason(@Nullable String word) {
        return Arrays.stream(LoginReason.values())
                .filter(reason -> word(reason).equals(word))
                .findFirst();
    }

    private static String word(LoginReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
