package io.autopact.portfolio;

import io.autopact.evidence.EvidenceView;
import io.autopact.evidence.Stance;
import io.autopact.shared.time.Certainty;
import io.autopact.shared.time.Confidence;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that a figure of the summary counts, with the words behind it.
 *
 * @param figure the member of the summary
 * @param type the kind of record
 * @param code the record's code
 * @param nameZh its Chinese name
 * @param nameEn its English name
 * @param certainty whether it is certain to count, or possible
 * @param evidence the words for its being counted and against it; empty where no source is cited
 */
@Schema(name = "PortfolioSummaryEvidence")
public record SummaryEvidenceItem(
        String figure,
        String type,
        String code,
        String nameZh,
        String nameEn,
        Certainty certainty,
        List<Words> evidence) {

    /**
     * Words of a source.
     *
     * @param code the evidence's code
     * @param record what they bear on: the record, or what makes it count, such as an agreement
     * @param source the source's code
     * @param quote the words
     * @param stance whether they speak for what is recorded or against it
     * @param confidence whether the words state it, or it was concluded from them
     * @param note what a reader should know about the conclusion
     */
    @Schema(name = "PortfolioSummaryWords")
    public record Words(
            String code,
            EvidenceView.CitedRecord record,
            String source,
            String quote,
            Stance stance,
            Confidence confidence,
            @Nullable String note) {}
}
