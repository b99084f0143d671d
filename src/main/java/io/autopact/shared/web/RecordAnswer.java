package io.autopact.shared.web;

import io.autopact.shared.listing.Fields;
import org.springframework.http.ResponseEntity;

/** The answer of a single record: the members asked for, and a tag that is another one for other members. */
public final class RecordAnswer {

    private RecordAnswer() {}

    /**
     * Answers the current request with the record.
     *
     * @param tag the tag of the record with all members
     */
    public static <T> ResponseEntity<T> of(T record, String tag, Fields fields) {
        return ResponseEntity.ok().eTag(ETags.narrowed(tag, fields)).body(record);
    }
}
