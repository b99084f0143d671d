package io.autopact.shared.web;

import io.autopact.shared.listing.Page;
import io.autopact.shared.request.PublicAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The answer of a list: the page, and the address of the next one in a Link header. */
public final class PageAnswer {

    private PageAnswer() {}

    /** Answers the current request with the page. */
    public static <T> ResponseEntity<Page<T>> of(Page<T> page) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (page.nextCursor() != null) {
            String next = PublicAddress.currentWith("cursor", page.nextCursor());
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(page);
    }
}
