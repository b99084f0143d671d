package io.autopact.evidence;

import io.autopact.evidence.EvidenceView.CitedRecord;
import io.autopact.shared.time.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * Words of a source that a client cites.
 *
 * @param record what they bear on
 * @param source the source's code
 * @param quote the words
 * @param verbatim whether they are the source's own words
 * @param stance whether they speak for what is recorded or against it
 * @param confidence whether the words state it, or it was concluded from them
 * @param note what a reader should know about the conclusion
 */
public record EvidenceDraft(
        CitedRecord record,
        String source,
        String quote,
        boolean verbatim,
        Stance stance,
        Confidence confidence,
        @Nullable String note) {}
