package io.autopact.pages.web;

import io.autopact.access.CalledPages;
import io.autopact.access.LoginAddress;
import io.autopact.access.Logins;
import io.autopact.access.OwnAddress;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.request.CalledOperation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows problems to people as pages, with the same status: of what a page was asked, and of what nothing answers where
 * a browser asked for HTML. What the problem is, is said where it is said for everybody. Whoever is not logged in is
 * led to the login, and back afterwards.
 */
@RequiredArgsConstructor
class PageProblems implements HandlerExceptionResolver {

    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final HandlerExceptionResolver problems;
    private final CalledPages pages;
    private final ObjectProvider<Logins> logins;

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (response.isCommitted()) {
            return null;
        }
        boolean page = pages.isPage(handler) || (handler == null && pages.isCalledBy(request));
        if (isUnknown(failure) && leadsToLogin(request, page)) {
            toLogin(request, response);
            return new ModelAndView();
        }
        if (!page && (handler instanceof HandlerMethod || !readsHtml(request))) {
            return null;
        }
        ContentCachingResponseWrapper told = new ContentCachingResponseWrapper(response);
        ModelAndView answered = problems.resolveException(request, told, null, failure);
        byte[] problem = told.getContentAsByteArray();
        if (answered != null && problem.length > 0) {
            write(request, response, JsonMapper.shared().readTree(problem));
        }
        return answered;
    }

    private static boolean isUnknown(Exception failure) {
        return failure instanceof ProblemException problem && problem.getType() == CommonProblem.UNAUTHENTICATED;
    }

    /** Who sends a token has no need of a login, and who asks for data no use for a page. */
    private static boolean leadsToLogin(HttpServletRequest request, boolean page) {
        return page ? !bringsToken(request) : readsHtml(request);
    }

    private void toLogin(HttpServletRequest request, HttpServletResponse response) {
        boolean reads = READING.contains(request.getMethod());
        String next = reads ? CalledOperation.address(request).orElse(null) : null;
        response.setStatus((reads ? HttpStatus.FOUND : HttpStatus.SEE_OTHER).value());
        response.setHeader(
                HttpHeaders.LOCATION,
                LoginAddress.of(
                                logins.getObject().endOf(request, response).orElse(null),
                                OwnAddress.of(next).toString().equals("/") ? null : next,
                                lang(request))
                        .toString());
    }

    private static boolean bringsToken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /** Whether it is HTML by name that the client takes, as browsers say when they open an address. */
    private static boolean readsHtml(HttpServletRequest request) {
        if (!READING.contains(request.getMethod()) || bringsToken(request)) {
            return false;
        }
        try {
            return MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT)).stream()
                    .anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, JsonNode problem) {
        Language language = Language.of(lang(request), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        DoorPage page = new DoorPage(
                language,
                language.choose(text(problem, "titleZh"), text(problem, "title")),
                null,
                text(problem, "detail"),
                text(problem, "traceId"),
                FormToken.of(request),
                null,
                request.getUserPrincipal() != null);
        byte[] html = page.html().getBytes(StandardCharsets.UTF_8);
        response.setContentType(HTML.toString());
        response.setContentLength(html.length);
        try {
            response.getOutputStream().write(html);
        } catch (IOException clientGone) {
            throw new UncheckedIOException(clientGone);
        }
    }

    private static String text(JsonNode problem, String member) {
        return problem.path(member).asString("");
    }

    /** The language that is asked for, if it is one. */
    private static @Nullable String lang(HttpServletRequest request) {
        try {
            String lang = request.getParameter("lang");
            return "zh".equals(lang) || "en".equals(lang) ? lang : null;
        } catch (InvalidParameterException undecodable) {
            return null;
        }
    }
}
