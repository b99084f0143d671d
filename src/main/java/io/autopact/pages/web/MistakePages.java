package io.autopact.pages.web;

import io.autopact.pages.Asked;
import io.autopact.pages.Heading;
import io.autopact.pages.HtmlAnswer;
import io.autopact.pages.Mistake;
import io.autopact.pages.PageWriter;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.MovedException;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.request.CalledOperation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a reader on a page what went wrong, and where to go on. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = PageController.class)
@RequiredArgsConstructor
class MistakePages {

    private static final Logger log = LoggerFactory.getLogger(MistakePages.class);
    private static final String CODE = "code";

    private final AskedResolver readers;
    private final PageWriter pages;

    @ExceptionHandler
    ResponseEntity<String> problem(ProblemException problem, HttpServletRequest request) {
        Asked asked = readers.asFarAsPossible(request);
        return page(asked, Mistake.of(problem, asked.language()));
    }

    /** A record that was merged is looked at where it is now. */
    @ExceptionHandler
    ResponseEntity<String> moved(MovedException moved, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create(CalledOperation.pathWith(request, CODE, moved.getInto())))
                .build();
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<String> databaseGone(Exception failure, HttpServletRequest request) {
        log.warn("The database does not answer: {}", failure.getMessage());
        return page(CommonProblem.UNAVAILABLE, request);
    }

    @ExceptionHandler
    ResponseEntity<String> unexpected(Exception failure, HttpServletRequest request) {
        log.error("A page failed", failure);
        return page(CommonProblem.INTERNAL_ERROR, request);
    }

    private ResponseEntity<String> page(CommonProblem problem, HttpServletRequest request) {
        Asked asked = readers.asFarAsPossible(request);
        return page(asked, Mistake.of(problem, asked.language(), List.of()));
    }

    private ResponseEntity<String> page(Asked asked, Mistake mistake) {
        return HtmlAnswer.of(
                asked,
                HttpStatusCode.valueOf(mistake.status()),
                pages.write(asked, Heading.of(mistake.title(), ""), "mistake", mistake));
    }
}
