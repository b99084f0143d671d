package io.autopact.shared.web;

import io.autopact.shared.listing.AnsweredRecord;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violations;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the members of a record that a client asks for, checked against the view that they answer. */
@Component
class FieldsResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Fields.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String named = request.getParameter(Fields.PARAMETER);
        if (named == null) {
            return Fields.ALL;
        }
        Violations violations = new Violations();
        Class<?> view = AnsweredRecord.of(Objects.requireNonNull(parameter.getMethod()));
        Fields fields = Fields.read(Fields.of(view), named, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        NarrowedAnswers.narrow(request, fields);
        return fields;
    }
}
