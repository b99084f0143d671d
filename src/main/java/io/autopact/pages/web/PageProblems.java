package io.autopact.pages.web;

import io.autopact.access.CalledPages;
import io.autopact.access.LoginAddress;
import io.autopact.access.Logins;
import io.autopact.access.OwnAddress;
import io.autopact.pages.Asked;
import io.autopact.pages.Heading;
import io.autopact.pages.HtmlAnswer;
import io.autopact.pages.Mistake;
import io.autopact.pages.PageWriter;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.request.CalledOperation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows problems to people as pages, with the same status: of what a page was asked, and of what nothing answers where
 * HTML is preferred, except among the addresses of the interface. What the problem is, is said where it is said for
 * everybody. Whoever is not logged in is led to the login, and back afterwards.
 */
@Component
@RequiredArgsConstructor
class PageProblems {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private static final List<MediaType> PROBLEM =
            List.of(MediaType.APPLICATION_PROBLEM_JSON, MediaType.APPLICATION_JSON);

    private final CalledPages pages;
    private final InterfaceAddresses interfaceAddresses;
    private final ObjectProvider<ContentNegotiationManager> negotiation;
    private final ObjectProvider<Logins> logins;
    private final AskedResolver readers;
    private final PageWriter writer;

    /**
     * What shows a page where one is wanted.
     *
     * @param problems what makes problems of errors
     */
    HandlerExceptionResolver after(HandlerExceptionResolver problems) {
        return (request, response, handler, failure) -> answer(problems, request, response, handler, failure);
    }

    private @Nullable ModelAndView answer(
            HandlerExceptionResolver problems,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception failure) {
        if (response.isCommitted()) {
            return null;
        }
        boolean page = pages.isPage(handler) || (handler == null && pages.isCalledBy(request));
        if (isUnknown(failure) && leadsToLogin(request, page)) {
            toLogin(request, response);
            return new ModelAndView();
        }
        if (!page && (isOfPrograms(handler, request, failure) || !prefersHtml(request))) {
            return null;
        }
        ContentCachingResponseWrapper told = new ContentCachingResponseWrapper(response);
        ModelAndView answered = problems.resolveException(request, told, null, failure);
        byte[] problem = told.getContentAsByteArray();
        if (answered != null && problem.length > 0) {
            write(request, response, mistake(failure, JsonMapper.shared().readTree(problem), request));
        }
        return answered;
    }

    /** What is answered to programs, in another form than the one that is asked for too. */
    private boolean isOfPrograms(@Nullable Object handler, HttpServletRequest request, Exception failure) {
        return handler instanceof HandlerMethod
                || interfaceAddresses.have(request)
                || failure instanceof HttpMediaTypeNotAcceptableException;
    }

    private static boolean isUnknown(Exception failure) {
        return failure instanceof ProblemException problem && problem.getType() == CommonProblem.UNAUTHENTICATED;
    }

    /** Who sends a token has no need of a login, and who asks for data no use for a page. */
    private boolean leadsToLogin(HttpServletRequest request, boolean page) {
        return !bringsToken(request) && (page || (READING.contains(request.getMethod()) && prefersHtml(request)));
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
                                AskedResolver.language(request))
                        .toString());
    }

    private static boolean bringsToken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /** Whether the client takes HTML rather than JSON, as browsers do when they open an address. */
    private boolean prefersHtml(HttpServletRequest request) {
        try {
            for (MediaType type : negotiation.getObject().resolveMediaTypes(new ServletWebRequest(request))) {
                if (PROBLEM.stream().anyMatch(type::isCompatibleWith)) {
                    return false;
                }
                if (type.isCompatibleWith(MediaType.TEXT_HTML)) {
                    return true;
                }
            }
        } catch (HttpMediaTypeNotAcceptableException unreadable) {
            return false;
        }
        return false;
    }

    private Mistake mistake(Exception failure, JsonNode problem, HttpServletRequest request) {
        Language language = readers.asFarAsPossible(request, "/").language();
        return failure instanceof ProblemException known
                ? Mistake.of(known, language)
                : Mistake.of(
                        problem.path("status").asInt(),
                        language.choose(text(problem, "titleZh"), text(problem, "title")),
                        text(problem, "detail"),
                        language);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Mistake mistake) {
        Asked asked = readers.asFarAsPossible(request, "/");
        Heading heading =
                request.getUserPrincipal() == null ? Heading.bare(mistake.title()) : Heading.of(mistake.title(), "");
        ResponseEntity<String> page = HtmlAnswer.of(
                asked, HttpStatusCode.valueOf(mistake.status()), writer.write(asked, heading, "mistake", mistake));
        page.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        byte[] html = String.valueOf(page.getBody()).getBytes(StandardCharsets.UTF_8);
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
}
