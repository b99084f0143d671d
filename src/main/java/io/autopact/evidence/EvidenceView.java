package io.autopact.evidence;

import io.autopact.shared.document.Document;
import io.autopact.shared.time.Confidence;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Words of a source that bear on a record or a part of it.
 *
 * @param record what they bear on
 * @param source the source's code
 * @param quote the words
 * @param verbatim whether they are the source's own words; else they are our record of what it says
 * @param stance whether they speak for what is recorded or against it
 * @param confidence whether the words state it, or it was concluded from them
 * @param note what a reader should know about the conclusion
 * @param code what it is read, changed and withdrawn by
 * @param version rises with every change
 * @param updatedAt when it last changed
 */
@Schema(name = "Evidence")
public record EvidenceView(
        CitedRecord record,
        String source,
        String quote,
        boolean verbatim,
        Stance stance,
        Confidence confidence,
        @Nullable String note,
        String code,
        int version,
        Instant updatedAt) {

    /**
     * A record, or a part of one.
     *
     * @param type the kind of record, such as {@code AGREEMENT}
     * @param code the record's code
     * @param member the member of its representation, such as {@code signedOn} or {@code scope[CONNECTED_VEHICLE]};
     *     null for the record as a whole
     */
    @Document
    public record CitedRecord(
            @NotBlank @Size(max = 40) String type,
            @NotBlank @Size(max = 80) String code,
            @Size(min = 1, max = 120) @Nullable String member) {}
}
