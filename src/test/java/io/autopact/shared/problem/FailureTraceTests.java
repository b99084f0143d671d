package io.autopact.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.shared.roles.AllowReaders;
import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whatever fails, the client's traceId finds it in the log: once, with its cause. */
@RegisterTest
@Import({FailureTraceTests.FailingController.class, FailureTraceTests.FailingFilter.class})
@ExtendWith(OutputCaptureExtension.class)
class FailureTraceTests {

    @Autowired
    private Api api;

    @TestComponent
    @Controller
    static class FailingController {

        @AllowReaders
        @GetMapping("/api/v1/failing/{how}")
        @ResponseBody
        String fail(@PathVariable String how) throws Exception {
            failure(how);
            return how;
        }
    }

    @TestComponent
    @Order(0)
    static class FailingFilter extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getHeader("X-Fail") != null) {
                try {
                    failure(request.getHeader("X-Fail"));
                } catch (RuntimeException failure) {
                    throw failure;
                } catch (Exception failure) {
                    throw new ServletException(failure);
                }
            }
            chain.doFilter(request, response);
        }
    }

    private static void failure(String how) throws Exception {
        switch (how) {
            case "exception" -> throw new IllegalStateException("outer", new IllegalArgumentException("the cause"));
            case "checked" -> throw new Exception("outer", new IOException("the cause"));
            case "memory" -> throw new OutOfMemoryError("the cause");
            case "stack" -> throw new StackOverflowError("the cause");
            default -> throw new AssertionError("the cause");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "controller, exception",
        "controller, checked",
        "controller, memory",
        "controller, stack",
        "controller, assertion",
        "filter, exception",
        "filter, checked",
        "filter, memory",
        "filter, stack",
        "filter, assertion"
    })
    void theTraceIdFindsTheFailure(String where, String how, CapturedOutput output) {
        Answer answer = where.equals("filter")
                ? api.get("/api/v1/automakers", "X-Fail", how)
                : api.get("/api/v1/failing/" + how);
        answer.isProblem(500, "internal-error");
        String traceId = String.valueOf(answer.at("/traceId"));
        assertThat(traceId).hasSize(32);
        assertThat(output.getOut().lines().filter(line -> line.contains(traceId)))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("ERROR", "A request failed"));
        assertThat(output.getOut()).contains("the cause");
        assertThat(output.getOut().lines().filter(line -> line.contains(" ERROR ") && !line.contains(" main]")))
                .hasSize(1);
    }
}
