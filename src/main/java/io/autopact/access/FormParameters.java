package io.autopact.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the members of a form that is sent to a page parameters of the request. The server makes none of them, since
 * nothing else takes forms.
 */
@RequiredArgsConstructor
final class FormParameters extends OncePerRequestFilter {

    private final CalledPages pages;
    private final FormHttpMessageConverter forms = new FormHttpMessageConverter();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean form = request.getMethod().equals("POST") && isForm(request) && pages.isCalledBy(request);
        chain.doFilter(form ? new FormRequest(request, read(request)) : request, response);
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private MultiValueMap<String, String> read(HttpServletRequest request) throws IOException {
        HttpInputMessage body = new ServletServerHttpRequest(request) {
            @Override
            public InputStream getBody() throws IOException {
                return request.getInputStream();
            }
        };
        return forms.read(null, body);
    }

    private static final class FormRequest extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;

        FormRequest(HttpServletRequest request, MultiValueMap<String, String> form) {
            super(request);
            parameters = new LinkedHashMap<>(request.getParameterMap());
            form.forEach((name, values) -> parameters.put(name, StringUtils.toStringArray(values)));
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(parameters);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }
    }
}
