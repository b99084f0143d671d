package io.autopact.pages.web;

import io.autopact.history.KnownRegister;
import io.autopact.pages.Asked;
import io.autopact.pages.HtmlAnswer;
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

    /** Answers with the page that is written. */
    ResponseEntity<String> show(Asked asked, Supplier<String> page) {
        return HtmlAnswer.of(
                asked,
                HttpStatus.OK,
                known.read(asked.known() == null ? null : asked.known().at(), page));
    }
}
