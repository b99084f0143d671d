package io.autopact.shared.web;

import io.autopact.shared.listing.AnsweredRecord;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.request.CalledOperation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that the called method does not take, so that a slip of the pen is not taken for a wish. */
@Component
class KnownParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();
    private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !CalledOperation.isDocumented(method)
                || checksItself(method)) {
            return true;
        }
        Set<String> allowed = known.computeIfAbsent(method, this::parameters);
        Violations violations = new Violations();
        boolean writes = CalledOperation.writes(method.getMethod());
        request.getParameterMap().forEach((name, values) -> {
            if (!allowed.contains(name) && !(writes && name.equals("dryRun"))) {
                violations.add(Violation.in(name, "unknown", "There is no parameter %s here.".formatted(name)));
            } else if (values.length > 1) {
                violations.add(
                        Violation.in(name, "repeated", "The parameter %s is given more than once.".formatted(name)));
            } else if (values[0].chars().anyMatch(Character::isISOControl)) {
                violations.add(
                        Violation.in(name, "invalid", "The parameter %s has a control character.".formatted(name)));
            }
        });
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return true;
    }

    /** A list knows its own parameters, and so does who says so. */
    private static boolean checksItself(HandlerMethod method) {
        return method.hasMethodAnnotation(OwnParameters.class)
                || Arrays.stream(method.getMethodParameters()).anyMatch(it -> it.hasParameterAnnotation(Listed.class));
    }

    private Set<String> parameters(HandlerMethod method) {
        Stream<String> fields =
                AnsweredRecord.canBeNarrowed(method.getMethod()) ? Stream.of(Fields.PARAMETER) : Stream.empty();
        Stream<String> declared = Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(this::name);
        return Stream.concat(declared, fields).collect(Collectors.toUnmodifiableSet());
    }

    private String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(names);
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        String given = annotation == null ? "" : annotation.name();
        return given.isEmpty() ? String.valueOf(parameter.getParameterName()) : given;
    }
}
