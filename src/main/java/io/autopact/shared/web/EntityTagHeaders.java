package io.autopact.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the tags in If-Match and If-None-Match as the service gave them out. A proxy that compresses answers weakens
 * their tags ({@code W/"3"}) or marks them ({@code "3-gzip"}), and a client sends them back as it got them; the version
 * that they name is exact whatever the encoding. Several lines count as one list, and a tag without quotes is taken for
 * one with.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class EntityTagHeaders extends OncePerRequestFilter {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"|([^\\s,\"]+)");
    private static final Pattern ENCODED = Pattern.compile("(.+)[-;](?:gzip|br|deflate|zstd)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean conditional =
                request.getHeader(HttpHeaders.IF_MATCH) != null || request.getHeader(HttpHeaders.IF_NONE_MATCH) != null;
        chain.doFilter(conditional ? new PlainTags(request) : request, response);
    }

    /** A list of tags as the service wrote them. */
    static String plain(String list) {
        StringBuilder plain = new StringBuilder();
        Matcher tags = TAG.matcher(list);
        while (tags.find()) {
            String tag = tags.group(1) == null ? tags.group(2) : tags.group(1);
            Matcher encoded = ENCODED.matcher(tag);
            String own = encoded.matches() ? encoded.group(1) : tag;
            plain.append(plain.isEmpty() ? "" : ", ")
                    .append(tag.equals("*") && tags.group(1) == null ? "*" : '"' + own + '"');
        }
        return plain.toString();
    }

    private static final class PlainTags extends HttpServletRequestWrapper {

        PlainTags(HttpServletRequest request) {
            super(request);
        }

        private static boolean isConditional(String name) {
            return name.equalsIgnoreCase(HttpHeaders.IF_MATCH) || name.equalsIgnoreCase(HttpHeaders.IF_NONE_MATCH);
        }

        @Override
        public @Nullable String getHeader(String name) {
            if (!isConditional(name)) {
                return super.getHeader(name);
            }
            List<String> lines = Collections.list(super.getHeaders(name));
            return lines.isEmpty() ? null : plain(String.join(",", lines));
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (!isConditional(name)) {
                return super.getHeaders(name);
            }
            String tags = getHeader(name);
            return Collections.enumeration(tags == null ? List.of() : List.of(tags));
        }
    }
}
