package io.autopact.pages.web;

import io.autopact.history.KnownRegister;
import io.autopact.pages.Asked;
import io.autopact.pages.HtmlAnswer;
import io.autopact.pages.Known;
import io.autopact.portfolio.PortfolioTurns;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with pages, by what is recorded now or by what was known once. */
@Component
@RequiredArgsConstructor
class Screens {

    private final KnownRegister known;
    private final PortfolioTurns turns;

    /**
     * Answers with the page that is written. What was known once is found in all that was ever recorded, and waits for
     * its turn before its transaction begins.
     */
    ResponseEntity<String> show(Asked asked, Supplier<String> page) {
        Known once = asked.known();
        return HtmlAnswer.of(
                asked, HttpStatus.OK, once == null ? page.get() : turns.take(() -> known.read(once.at(), page)));
    }
}
