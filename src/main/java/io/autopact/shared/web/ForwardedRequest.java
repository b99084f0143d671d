package io.autopact.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request with those forwarded headers alone that count, and the address of its client. */
final class ForwardedRequest extends HttpServletRequestWrapper {

    /** The headers by which a proxy says where a request came from, in lower case. */
    static final Set<String> NAMES = Set.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-forwarded-ssl");

    private final Forwarding forwarding;

    ForwardedRequest(HttpServletRequest request, Forwarding forwarding) {
        super(request);
        this.forwarding = forwarding;
    }

    private static boolean isForwarded(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    private @Nullable String forwarded(String name) {
        return forwarding.headers().get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isForwarded(name) ? forwarded(name) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!isForwarded(name)) {
            return super.getHeaders(name);
        }
        String value = forwarded(name);
        return Collections.enumeration(value == null ? List.of() : List.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Stream<String> others =
                Collections.list(super.getHeaderNames()).stream().filter(name -> !isForwarded(name));
        return Collections.enumeration(
                Stream.concat(others, forwarding.headers().keySet().stream()).toList());
    }

    @Override
    public String getRemoteAddr() {
        return forwarding.client();
    }

    @Override
    public String getRemoteHost() {
        return forwarding.client();
    }
}
