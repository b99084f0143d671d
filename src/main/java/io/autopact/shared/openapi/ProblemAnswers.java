package io.autopact.shared.openapi;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** Adds to every operation the problems that it can meet, by what its method reads and asks. */
@Component
@Order(2)
public class ProblemAnswers implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        problems(new Endpoint(method)).forEach(type -> add(operation, type));
        CanMeet further = method.getMethodAnnotation(CanMeet.class);
        if (further != null) {
            List.of(further.value()).forEach(type -> add(operation, type));
        }
        return operation;
    }

    /** Says that an operation can meet a problem; where it has an answer with that status already, that one stays. */
    public static void add(Operation operation, ProblemType type) {
        operation
                .getResponses()
                .putIfAbsent(
                        Integer.toString(type.status()), new ApiResponse().$ref(ProblemComponents.reference(type)));
    }

    private static Set<CommonProblem> problems(Endpoint endpoint) {
        Set<CommonProblem> problems = EnumSet.of(
                CommonProblem.INVALID_REQUEST,
                CommonProblem.UNAUTHENTICATED,
                CommonProblem.FORBIDDEN,
                CommonProblem.NOT_ACCEPTABLE,
                CommonProblem.TOO_MANY_REQUESTS,
                CommonProblem.INTERNAL_ERROR,
                CommonProblem.UNAVAILABLE);
        if (endpoint.named()) {
            problems.add(CommonProblem.NOT_FOUND);
        }
        if (endpoint.declares(HttpRequestMethodNotSupportedException.class)) {
            problems.add(CommonProblem.METHOD_NOT_ALLOWED);
        }
        if (endpoint.writes()) {
            problems.add(CommonProblem.CONFLICT);
        }
        if (endpoint.is(RequestMethod.POST)) {
            problems.add(CommonProblem.RULE_VIOLATED);
        }
        if (endpoint.takesBody()) {
            problems.addAll(EnumSet.of(
                    CommonProblem.REQUEST_TIMEOUT,
                    CommonProblem.BODY_TOO_LARGE,
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                    CommonProblem.RULE_VIOLATED));
        }
        if (endpoint.expectsVersion()) {
            problems.addAll(EnumSet.of(CommonProblem.PRECONDITION_FAILED, CommonProblem.PRECONDITION_REQUIRED));
        }
        return problems;
    }
}
