package io.autopact.portfolio.web;

import io.autopact.portfolio.picture.Language;
import io.autopact.shared.web.ETags;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer that is a picture. */
final class PictureAnswer {

    /** The media type of the pictures. */
    static final String SVG = "image/svg+xml";

    private static final MediaType TYPE = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    private PictureAnswer() {}

    /**
     * Answers with a picture, under a tag of what is drawn: a picture that a newer service draws differently is another
     * one. Opened by itself it is a document of this origin, and so it may run nothing.
     */
    static ResponseEntity<String> of(String svg, Language language) {
        return in(language).eTag(ETags.of(svg)).body(svg);
    }

    /** What an answer with a picture says of it, whatever is drawn. */
    static ResponseEntity.BodyBuilder in(Language language) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    }
}
