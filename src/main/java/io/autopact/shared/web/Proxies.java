package io.autopact.shared.web;

import io.autopact.shared.StartupException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Knows which proxies are trusted, and reads what they say of a request. */
@Component
class Proxies {

    private static final String FORWARDED = "forwarded";
    private static final String FOR = "x-forwarded-for";
    private static final String HOST = "x-forwarded-host";
    private static final String PORT = "x-forwarded-port";
    private static final String PREFIX = "x-forwarded-prefix";
    private static final String PROTO = "x-forwarded-proto";

    private static final Pattern SCHEME_WORDS = Pattern.compile("(?i)https?");
    private static final Pattern HOST_WORDS = Pattern.compile(
            "[A-Za-z0-9]([A-Za-z0-9._-]{0,252}[A-Za-z0-9])?(:\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](:\\d{1,5})?");
    private static final Pattern PORT_DIGITS = Pattern.compile("\\d{1,5}");

    /** Segments of characters that a path has as they are; none is empty, a step upwards or encoded. */
    private static final Pattern PREFIX_SEGMENTS =
            Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]{1,100}){0,10}/?");

    private static final Pattern ADDRESS = Pattern.compile(
            "\\[(?<six>[0-9A-Fa-f:.]{2,45})](:\\d{1,5})?|(?<four>\\d{1,3}(\\.\\d{1,3}){3})(:\\d{1,5})?|(?<bare>[0-9A-Fa-f:.]{2,45})");

    /** A pair of RFC 7239, whose value may stand in quotes. */
    private static final Pattern PAIR =
            Pattern.compile("\\s*(?<name>[A-Za-z]+)=(\"(?<quoted>[^\"\\\\]*)\"|(?<token>[^\\s\";,]*))\\s*");

    private final List<IpAddressMatcher> trusted;
    private final @Nullable URI publicUrl;

    Proxies(ProxyProperties properties) {
        trusted = properties.trustedProxies().stream()
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(Proxies::range)
                .toList();
        publicUrl = properties.publicUrl();
        if (publicUrl != null && !isPublic(publicUrl)) {
            throw new StartupException(
                    "AUTOPACT_PUBLIC_URL must be an address such as https://partners.example/autopact,"
                            + " without a query: it is " + publicUrl);
        }
    }

    private static IpAddressMatcher range(String range) {
        try {
            return new IpAddressMatcher(range);
        } catch (IllegalArgumentException notOne) {
            throw new StartupException(
                    "AUTOPACT_TRUSTED_PROXIES takes addresses and CIDR ranges separated by commas, such"
                            + " as 10.0.0.0/8: " + range + " is none");
        }
    }

    private static boolean isPublic(URI url) {
        return url.getScheme() != null
                && SCHEME_WORDS.matcher(url.getScheme()).matches()
                && url.getAuthority() != null
                && HOST_WORDS.matcher(url.getAuthority()).matches()
                && PREFIX_SEGMENTS.matcher(url.getRawPath()).matches()
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    /**
     * What is known of the way that a request came.
     *
     * @throws IllegalArgumentException if a trusted proxy says something that cannot be; the message is for the client
     */
    Forwarding read(HttpServletRequest request) {
        boolean fromProxy = isTrusted(request.getRemoteAddr());
        Map<String, List<String>> said = fromProxy ? said(request) : Map.of();
        String client = client(request.getRemoteAddr(), said.getOrDefault(FOR, List.of()));
        return new Forwarding(client, publicUrl == null ? checked(said) : fixed(publicUrl));
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(range -> range.matches(address));
    }

    /** The last of the stations that is no trusted proxy: what stands before it may be anybody's invention. */
    private String client(String peer, List<String> stations) {
        String client = peer;
        for (String station : stations.reversed()) {
            if (!isTrusted(client)) {
                return client;
            }
            String address = address(station);
            if (address == null) {
                return client;
            }
            client = address;
        }
        return client;
    }

    /** The address that a station names, without its port; null where it names none. */
    private static @Nullable String address(String station) {
        Matcher parts = ADDRESS.matcher(station);
        if (!parts.matches()) {
            return null;
        }
        String address = Stream.of("six", "four", "bare")
                .map(parts::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        try {
            return new IpAddressMatcher(address).matches(address) ? address : null;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static Map<String, String> fixed(URI url) {
        Map<String, String> headers = new HashMap<>();
        String authority = url.getAuthority();
        headers.put(PROTO, url.getScheme().toLowerCase(Locale.ROOT));
        headers.put(HOST, authority);
        headers.put(
                PORT,
                Integer.toString(
                        url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80));
        if (!url.getRawPath().replace("/", "").isEmpty()) {
            headers.put(PREFIX, withoutEnd(url.getRawPath()));
        }
        return headers;
    }

    private static String withoutEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** All that is said, list by list; what RFC 7239 says in one header is sorted to the others. */
    private static Map<String, List<String>> said(HttpServletRequest request) {
        Map<String, List<String>> said = new HashMap<>();
        for (String name : List.of(FOR, HOST, PORT, PREFIX, PROTO)) {
            values(request, name)
                    .forEach(value ->
                            said.computeIfAbsent(name, it -> new ArrayList<>()).add(value));
        }
        List<String> forwarded = values(request, FORWARDED);
        if (!forwarded.isEmpty()) {
            // Most proxies add to X-Forwarded-For and let a client's Forwarded pass: where both name stations, the
            // first counts.
            List<String> stations = said.remove(FOR);
            List.of(HOST, PROTO).forEach(said::remove);
            forwarded.forEach(station -> readStation(station, said));
            if (stations != null) {
                said.put(FOR, stations);
            }
        }
        return said;
    }

    private static void readStation(String station, Map<String, List<String>> said) {
        for (String text : station.split(";", -1)) {
            Matcher pair = PAIR.matcher(text);
            if (!pair.matches()) {
                throw new IllegalArgumentException("The header Forwarded is not as RFC 7239 has it.");
            }
            String value = pair.group("quoted") == null ? pair.group("token") : pair.group("quoted");
            String name = "x-forwarded-" + pair.group("name").toLowerCase(Locale.ROOT);
            if (List.of(FOR, HOST, PROTO).contains(name)) {
                said.computeIfAbsent(name, it -> new ArrayList<>()).add(value);
            }
        }
    }

    private static List<String> values(HttpServletRequest request, String name) {
        List<String> values = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(name))) {
            for (String value : line.split(",", -1)) {
                values.add(value.strip());
            }
        }
        return values;
    }

    /** Of each list the first station counts, which is the one that the client spoke to. */
    private static Map<String, String> checked(Map<String, List<String>> said) {
        Map<String, String> headers = new HashMap<>();
        take(said, PROTO, SCHEME_WORDS, value -> value.toLowerCase(Locale.ROOT), value -> headers.put(PROTO, value));
        take(said, HOST, HOST_WORDS, UnaryOperator.identity(), value -> headers.put(HOST, value));
        take(said, PORT, PORT_DIGITS, UnaryOperator.identity(), value -> {
            int port = Integer.parseInt(value);
            if (port < 1 || port > 65_535) {
                throw malformed(PORT);
            }
            headers.put(PORT, value);
        });
        take(said, PREFIX, PREFIX_SEGMENTS, Proxies::withoutEnd, value -> {
            if (!value.isEmpty()) {
                headers.put(PREFIX, value);
            }
        });
        return headers;
    }

    private static void take(
            Map<String, List<String>> said,
            String name,
            Pattern allowed,
            UnaryOperator<String> written,
            Consumer<String> use) {
        List<String> values = said.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return;
        }
        if (!values.stream().allMatch(value -> allowed.matcher(value).matches())) {
            throw malformed(name);
        }
        use.accept(written.apply(values.getFirst()));
    }

    private static IllegalArgumentException malformed(String name) {
        return new IllegalArgumentException("The proxy's header %s cannot be understood.".formatted(name));
    }
}
