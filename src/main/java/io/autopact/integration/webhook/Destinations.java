package io.autopact.integration.webhook;

import io.autopact.shared.StartupException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Which addresses may be sent to: public ones by https, and those that the operator allows. What a name means is looked
 * at when it is registered and again at each sending, where the connection is made to just what was looked at.
 */
@Component
class Destinations {

    private static final int LONGEST = 2000;

    /** A name of the domain name system; one that ends in a number would be read as an address by some. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern FOUR = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern SIX = Pattern.compile("\\[[0-9a-f:.]{2,45}]");

    /** What is public is listed for IPv6, and what is not for IPv4. */
    private static final List<IpAddressMatcher> PUBLIC_SIX = ranges("2000::/3");

    private static final List<IpAddressMatcher> SPECIAL = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    private final List<String> allowedHosts;
    private final List<IpAddressMatcher> allowedRanges;

    private final HostNames names;

    Destinations(WebhookProperties properties, HostNames names) {
        this.names = names;
        List<String> allowed = properties.allow().stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
        allowedHosts =
                allowed.stream().filter(entry -> NAME.matcher(entry).matches()).toList();
        allowedRanges = allowed.stream()
                .filter(entry -> !NAME.matcher(entry).matches())
                .map(Destinations::range)
                .toList();
    }

    private static IpAddressMatcher range(String entry) {
        try {
            return new IpAddressMatcher(entry);
        } catch (IllegalArgumentException notOne) {
            throw new StartupException(
                    "AUTOPACT_WEBHOOK_ALLOW takes hosts, addresses and CIDR ranges separated by commas,"
                            + " such as hooks.example,10.0.0.0/8: " + entry + " is none");
        }
    }

    private static List<IpAddressMatcher> ranges(String... ranges) {
        return Stream.of(ranges).map(IpAddressMatcher::new).toList();
    }

    /**
     * Why nothing is sent to an address; empty where it is. A name that nobody knows now may be known when something is
     * sent, and is looked at then.
     */
    Optional<String> complaint(String url) {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException notOne) {
            return Optional.of("must be an address such as https://hooks.example/autopact");
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        boolean isAddress = FOUR.matcher(host).matches() || SIX.matcher(host).matches();
        if (url.length() > LONGEST
                || !(scheme.equals("https") || scheme.equals("http"))
                || !(isAddress || NAME.matcher(host).matches())
                || address.getPort() == 0
                || address.getPort() > 65535) {
            return Optional.of(
                    "must be an address such as https://hooks.example/autopact, of at most 2,000 characters");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return Optional.of("must have neither a user nor a fragment");
        }
        List<InetAddress> known;
        try {
            known = names.addresses(host);
        } catch (UnknownHostException unknown) {
            known = List.of();
        }
        if (known.stream().anyMatch(one -> !mayReach(host, one))) {
            return Optional.of("must not lead into a network that is not public");
        }
        return scheme.equals("https") || isAllowed(host, known)
                ? Optional.empty()
                : Optional.of("must begin with https://");
    }

    /** Whether plain http will do: the host was named by the operator, or all that it is. */
    private boolean isAllowed(String host, List<InetAddress> known) {
        return allowedHosts.contains(host)
                || (!known.isEmpty() && known.stream().allMatch(this::isAllowed));
    }

    private boolean isAllowed(InetAddress address) {
        return allowedRanges.stream().anyMatch(range -> range.matches(address.getHostAddress()));
    }

    /** Whether an address that a host has may be connected to. */
    boolean mayReach(String host, InetAddress address) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT)) || isAllowed(address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        String text = address.getHostAddress();
        boolean routed = text.indexOf(':') < 0 || PUBLIC_SIX.stream().anyMatch(range -> range.matches(text));
        return routed && !address.isMulticastAddress() && SPECIAL.stream().noneMatch(range -> range.matches(text));
    }
}
