package io.autopact.shared.request;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Addresses as a client sees them, with what a proxy puts before the service's own. This is the one class that looks at
 * where a request was sent, and what it tells is for showing alone: nothing is decided by it.
 */
public final class PublicAddress {

    private PublicAddress() {}

    /**
     * What stands before every path of the service for the client of the current request, such as {@code /autopact};
     * empty where nothing does, or outside of a request.
     */
    public static String prefix() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? prefix(current.getRequest())
                : "";
    }

    /** What stands before every path of the service for the client of this request. */
    public static String prefix(HttpServletRequest request) {
        return request.getContextPath();
    }

    /**
     * The path that the client of the current request reaches one of the service's paths by.
     *
     * @param path a path of the service, such as {@code /problems/not-found}
     */
    public static String of(String path) {
        return prefix() + path;
    }

    /**
     * The whole address that the client of the current request reaches one of the service's paths by.
     *
     * @param path a path of the service, such as {@code /api/v1}
     */
    public static String whole(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path(path).toUriString();
    }

    /** The path that the client asked for, as it is written, to be shown in a problem. */
    public static String asked(HttpServletRequest request) {
        return request.getRequestURI();
    }

    /**
     * The whole address of the current request with another value for a query parameter.
     *
     * @param parameter the parameter
     * @param value its value, not encoded
     */
    public static String currentWith(String parameter, String value) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(parameter, value)
                .build()
                .toUriString();
    }
}
