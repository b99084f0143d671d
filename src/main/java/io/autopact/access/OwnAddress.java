package io.autopact.access;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where somebody goes on to after the login: to an address of this service, whoever wrote the link that led there. */
public final class OwnAddress {

    private static final String HOME = "/";
    private static final int LONGEST = 2_000;

    private OwnAddress() {}

    /**
     * A path of this service, with its query.
     *
     * @param wanted what was asked for
     * @return that, if it is a path and nothing more, else the first page
     */
    public static URI of(@Nullable String wanted) {
        try {
            return wanted != null && isPath(wanted) ? URI.create(new URI(wanted).toASCIIString()) : URI.create(HOME);
        } catch (URISyntaxException none) {
            return URI.create(HOME);
        }
    }

    /** Browsers take a backslash for a slash, and two slashes for the beginning of a host. */
    private static boolean isPath(String wanted) {
        return wanted.length() <= LONGEST
                && wanted.startsWith("/")
                && !wanted.startsWith("//")
                && wanted.indexOf('\\') < 0
                && wanted.chars().noneMatch(Character::isISOControl);
    }
}
