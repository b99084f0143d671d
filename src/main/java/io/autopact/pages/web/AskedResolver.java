package io.autopact.pages.web;

import io.autopact.pages.Asked;
import io.autopact.pages.Dates;
import io.autopact.pages.Known;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.request.CalledOperation;
import io.autopact.shared.time.Today;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
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
        boolean recalls = takes == null || takes.knownAt();
        Set<String> taken = new HashSet<>(COMMON);
        if (recalls) {
            taken.add(Asked.KNOWN_AT);
        }
        if (takes != null) {
            taken.addAll(List.of(takes.value()));
        }
        Map<String, String> given = given(request.getParameterMap(), taken, violations);
        LocalDate asOf = Dates.read(Asked.AS_OF, given, violations);
        LocalDate compare = Dates.read(Asked.COMPARE, given, violations);
        Known known = known(given, violations);
        Language language = Language.of(given.get(Asked.LANG), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new Asked(
                http == null ? "/" : CalledOperation.path(http),
                given,
                today.get(),
                known == null ? today.or(asOf) : today.or(asOf, known.at()),
                compare,
                recalls,
                known,
                language);
    }

    /** A day is known as it ended. */
    private @Nullable Known known(Map<String, String> given, Violations violations) {
        String text = given.get(Asked.KNOWN_AT);
        if (text == null) {
            return null;
        }
        try {
            Instant at = Instant.parse(text);
            return new Known(at, today.or(null, at));
        } catch (DateTimeParseException aDay) {
            LocalDate day = Dates.read(Asked.KNOWN_AT, given, violations);
            return day == null ? null : new Known(today.start(day.plusDays(1)).minus(1, ChronoUnit.MICROS), day);
        }
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
                false,
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
            if (!taken.contains(name)) {
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
