package io.autopact.pages.web;

import io.autopact.pages.Asked;
import io.autopact.pages.Dates;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.request.CalledOperation;
import io.autopact.shared.time.Today;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives pages what their readers ask, checked: what a form leaves empty was not given. */
@Component
@RequiredArgsConstructor
class AskedResolver implements HandlerMethodArgumentResolver {

    private static final List<String> COMMON = List.of(Asked.AS_OF, Asked.COMPARE, Asked.LANG);

    private final Today today;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Asked.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Takes takes = parameter.getMethodAnnotation(Takes.class);
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        Violations violations = new Violations();
        Map<String, String> given =
                given(request.getParameterMap(), takes == null ? Set.of() : Set.of(takes.value()), violations);
        LocalDate asOf = Dates.read(Asked.AS_OF, given, violations);
        LocalDate compare = Dates.read(Asked.COMPARE, given, violations);
        Language language = Language.of(given.get(Asked.LANG), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new Asked(
                http == null ? "/" : CalledOperation.path(http), given, today.get(), today.or(asOf), compare, language);
    }

    /**
     * What is asked as far as it can be told, for a page that shows nothing of the register.
     *
     * @param path the path of the page
     */
    Asked asFarAsPossible(HttpServletRequest request, String path) {
        String lang = language(request);
        return new Asked(
                path,
                lang == null ? Map.of() : Map.of(Asked.LANG, lang),
                today.get(),
                today.get(),
                null,
                Language.of(lang, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** The language that is asked for, where it can be read and is one. */
    static @Nullable String language(HttpServletRequest request) {
        try {
            String lang = request.getParameter(Asked.LANG);
            return "zh".equals(lang) || "en".equals(lang) ? lang : null;
        } catch (InvalidParameterException undecodable) {
            return null;
        }
    }

    private static Map<String, String> given(
            Map<String, String[]> parameters, Set<String> taken, Violations violations) {
        Map<String, String> given = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!COMMON.contains(name) && !taken.contains(name)) {
                violations.add(Violation.in(name, "unknown", "There is no parameter %s here.".formatted(name)));
            } else if (values.length > 1) {
                violations.add(
                        Violation.in(name, "repeated", "The parameter %s is given more than once.".formatted(name)));
            } else if (values[0].chars().anyMatch(Character::isISOControl)) {
                violations.add(
                        Violation.in(name, "invalid", "The parameter %s has a control character.".formatted(name)));
            } else if (!values[0].isBlank()) {
                given.put(name, values[0].strip());
            }
        });
        return given;
    }
}
