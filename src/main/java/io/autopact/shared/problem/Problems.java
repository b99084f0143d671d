package io.autopact.shared.problem;

import io.autopact.shared.request.PublicAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem documents, and writes them where no controller is at work. */
@Component
@RequiredArgsConstructor
public class Problems {

    private final JsonMapper json;

    /** The document of a problem with its single mistakes and further members. */
    public static ProblemDetail detail(
            ProblemType type, String detail, List<Violation> violations, Map<String, Object> members) {
        ProblemDetail problem = ProblemDetail.forStatus(type.status());
        problem.setType(URI.create(PublicAddress.of("/problems/" + type.slug())));
        problem.setTitle(type.titleEn());
        problem.setDetail(detail);
        problem.setProperty("titleZh", type.titleZh());
        if (!violations.isEmpty()) {
            problem.setProperty("errors", violations);
        }
        members.forEach(problem::setProperty);
        String traceId = MDC.get(TraceFilter.TRACE_ID);
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
        return problem;
    }

    /** The document of a problem without single mistakes. */
    public static ProblemDetail detail(ProblemType type, String detail) {
        return detail(type, detail, List.of(), Map.of());
    }

    /** The general problem type of a status, for errors that come from below the controllers. */
    public static ProblemType ofStatus(int status) {
        return Arrays.stream(CommonProblem.values())
                .filter(type -> type.status() == status)
                .findFirst()
                .orElse(status >= 500 ? CommonProblem.INTERNAL_ERROR : CommonProblem.INVALID_REQUEST);
    }

    /** What is wrong in general with a request that failed below the controllers. */
    static String generally(ProblemType type) {
        return type == CommonProblem.INVALID_REQUEST
                ? "The request is malformed: its address, its method or a header cannot be understood."
                : type.adviceEn();
    }

    /** Writes a problem as the whole answer. */
    public void write(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        response.setStatus(type.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsString(detail(type, detail)).getBytes(StandardCharsets.UTF_8));
    }
}
