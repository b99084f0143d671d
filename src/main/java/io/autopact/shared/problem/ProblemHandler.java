package io.autopact.shared.problem;

import io.autopact.shared.request.CalledOperation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** The one place where errors become problems. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** The variable in the path that names a record which may have been merged. */
    private static final String CODE = "code";

    @ExceptionHandler
    ResponseEntity<Object> problem(ProblemException problem) {
        ProblemDetail detail = Problems.detail(
                problem.getType(), String.valueOf(problem.getMessage()), problem.getViolations(), problem.getMembers());
        if (problem.getType() == CommonProblem.REQUEST_TIMEOUT) {
            // The rest of the body would be taken for the next request.
            return ResponseEntity.status(detail.getStatus())
                    .header(HttpHeaders.CONNECTION, "close")
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(detail);
        }
        if (problem.getRetryAfter() != null) {
            return later(detail, problem.getRetryAfter().toString());
        }
        if (problem.getType() == CommonProblem.REQUEST_IN_FLIGHT) {
            return later(detail, "1");
        }
        return problem.getType().status() == HttpStatus.SERVICE_UNAVAILABLE.value()
                ? later(detail, "30")
                : answer(detail);
    }

    /** Reading goes on at the new address as it is; a write is to be sent there as it was. */
    @ExceptionHandler
    ResponseEntity<Object> moved(MovedException moved, HttpServletRequest request) {
        if (!moved.getCode().equals(CalledOperation.variables(request).get(CODE))) {
            return answer(Problems.detail(
                    CommonProblem.RULE_VIOLATED, "%s; name that one instead.".formatted(moved.getMessage())));
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return ResponseEntity.status(reads ? HttpStatus.MOVED_PERMANENTLY : HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, CalledOperation.pathWith(request, CODE, moved.getInto()))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<Object> changedMeanwhile(OptimisticLockingFailureException conflict) {
        return answer(Problems.detail(
                CommonProblem.PRECONDITION_FAILED,
                "The record was changed by someone else at the same moment; read it again."));
    }

    @ExceptionHandler
    ResponseEntity<Object> lockNotHad(PessimisticLockingFailureException conflict) {
        return inFlight();
    }

    /** Spring has no name of its own for a lock that was not had in time. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> uncategorized(UncategorizedSQLException failure, HttpServletResponse response)
            throws Exception {
        SQLException cause = failure.getSQLException();
        return cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())
                ? inFlight()
                : unexpected(failure, response);
    }

    private static ResponseEntity<Object> inFlight() {
        return later(
                Problems.detail(
                        CommonProblem.REQUEST_IN_FLIGHT,
                        "Another change of the same records is under way; send the request again."),
                "1");
    }

    /** The database held a rule that the service did not see broken, as when two requests broke it together. */
    @ExceptionHandler
    ResponseEntity<Object> constraint(DataIntegrityViolationException violation) {
        String state = violation.getMostSpecificCause() instanceof SQLException cause
                ? String.valueOf(cause.getSQLState())
                : "";
        if (state.startsWith("22") || state.equals("23514")) {
            log.info(
                    "The database refused a value: {}",
                    violation.getMostSpecificCause().getMessage());
            return answer(Problems.detail(
                    CommonProblem.RULE_VIOLATED, "A value lies outside of what the register can hold."));
        }
        log.info(
                "The database refused a write: {}",
                violation.getMostSpecificCause().getMessage());
        return answer(Problems.detail(
                CommonProblem.CONFLICT,
                "What the request says cannot stand beside what is recorded by now; read the records it names again."));
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        CannotGetJdbcConnectionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<Object> databaseGone(Exception failure) {
        log.warn("The database does not answer: {}", failure.getMessage());
        return later(
                Problems.detail(CommonProblem.UNAVAILABLE, "The database does not answer; nothing was changed."), "5");
    }

    /** Whether the database went away underneath, as the classes of SQLSTATE for lost connections and shutdowns say. */
    private static boolean isConnectionLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) {
                return true;
            }
        }
        return false;
    }

    private static ResponseEntity<Object> later(ProblemDetail problem, String seconds) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The server could not decode the query string, or a form. */
    @ExceptionHandler
    ResponseEntity<Object> undecodable(InvalidParameterException parameters) {
        return answer(Problems.detail(
                CommonProblem.INVALID_REQUEST, "The query string cannot be decoded: percent-encode it as UTF-8."));
    }

    /** The gate looks at names of parameters and headers only when they are asked for. */
    @ExceptionHandler
    ResponseEntity<Object> refusedByTheGate(RequestRejectedException refused) {
        return answer(Problems.detail(
                CommonProblem.INVALID_REQUEST,
                "The name or the value of a parameter or header has a control character."));
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // The client has part of the answer already; only a broken transfer can tell it that the rest is missing.
            throw failure;
        }
        if (isConnectionLost(failure)) {
            return databaseGone(failure);
        }
        log.error("A request failed", failure);
        return answer(Problems.detail(
                CommonProblem.INTERNAL_ERROR, "The fault is the service's; the traceId finds it in the log."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (mismatch instanceof MethodArgumentTypeMismatchException argument) {
            String wanted = wanted(argument.getRequiredType());
            return answer(invalid(Violation.in(
                    argument.getName(),
                    "wrong-type",
                    "The parameter %s must be %s.".formatted(argument.getName(), wanted))));
        }
        return answer(Problems.detail(CommonProblem.INVALID_REQUEST, "A parameter is of the wrong type."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String name = missing.getParameterName();
        return answer(invalid(Violation.in(name, "required", "The parameter %s is required.".formatted(name))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String where = unreadable.getCause() instanceof JacksonException cause && cause.getLocation() != null
                ? " at line %d, column %d"
                        .formatted(
                                cause.getLocation().getLineNr(),
                                cause.getLocation().getColumnNr())
                : "";
        return answer(
                Problems.detail(CommonProblem.UNREADABLE_BODY, "The body is not well-formed JSON%s.".formatted(where)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (request instanceof ServletWebRequest web
                && web.getResponse() != null
                && web.getResponse().isCommitted()) {
            return null;
        }
        ProblemType type = Problems.ofStatus(status.value());
        if (status.is5xxServerError()) {
            log.error("A request failed", failure);
        }
        ProblemDetail problem = Problems.detail(type, type.adviceEn());
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ProblemDetail invalid(Violation violation) {
        return Problems.detail(CommonProblem.INVALID_REQUEST, violation.detail(), List.of(violation), Map.of());
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "a date such as 2019-06-28, between 1886 and 2200";
            case "Instant" -> "an instant such as 2019-06-28T08:00:00Z";
            case "boolean", "Boolean" -> "true or false";
            default -> "a number";
        };
    }
}
