package io.autopact.evidence.web;

import io.autopact.evidence.EvidenceDraft;
import io.autopact.evidence.EvidenceView.CitedRecord;
import io.autopact.evidence.SourceDraft;
import io.autopact.evidence.SourceRules;
import io.autopact.evidence.Stance;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What clients send to record sources and to cite them. */
final class EvidenceDocuments {

    private EvidenceDocuments() {}

    /**
     * What a client sends to record a source.
     *
     * @param code its code, for good: 1 to 80 capital letters, digits, hyphens and underscores
     * @param titleZh its title in Chinese
     * @param titleEn its title in English
     * @param publisher who published it
     * @param url where it can be read, by http or https
     * @param language the language it is written in, such as zh-CN
     * @param publishedOn when it was published
     * @param publishedOnPrecision how exactly that is known; a day where it is missing
     * @param publishedOnConfidence whether that is stated; stated where it is missing
     * @param note what a reader should know about it
     */
    @Document(readOnly = {"version", "updatedAt"})
    @Schema(name = "SourceRequest")
    record SourceDocument(
            @Nullable String code,
            @Size(min = 1, max = 500) @Nullable String titleZh,
            @Size(min = 1, max = 500) @Nullable String titleEn,
            @Size(min = 1, max = 200) @Nullable String publisher,

            @Pattern(regexp = "^https?://[^\\s]+$", message = "must be an address with http or https")
            @Size(max = 2000)
            @Nullable
            String url,

            @Pattern(regexp = "^[a-z]{2}(-[A-Z]{2})?$", message = "must be a language such as zh-CN or en") @Nullable
            String language,

            @Nullable LocalDate publishedOn,
            @Nullable DatePrecision publishedOnPrecision,
            @Nullable Confidence publishedOnConfidence,
            @Nullable LocalDate publishedOnNotBefore,
            @Size(min = 1, max = 4000) @Nullable String note)
            implements SelfChecking {

        private static final java.util.regex.Pattern CODE = java.util.regex.Pattern.compile("[A-Z0-9_-]{1,80}");

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "publishedOn", publishedOn, publishedOnPrecision, publishedOnNotBefore);
        }

        /**
         * The draft that this means.
         *
         * @param path the code in the path; null where the body gives it
         * @throws ProblemException if the code does not fit, or nothing tells which source it is
         */
        SourceDraft draft(@Nullable String path) {
            String effective = path == null ? code : path;
            List<Violation> violations = new ArrayList<>();
            if (effective == null) {
                violations.add(Violation.at("/code", "required", "code must not be blank."));
            } else if (!CODE.matcher(effective).matches()) {
                violations.add(Violation.at(
                        "/code", "invalid", "A code is 1 to 80 capital letters, digits, hyphens and underscores."));
            } else if (code != null && !code.equals(effective)) {
                violations.add(Violation.at("/code", "invalid", "The code in the body is not the one in the path."));
            }
            violations.addAll(SourceRules.RECORD.violations(
                    new Change<>(null, new SourceRules.Facts(titleZh, titleEn, publisher, url), LocalDate.EPOCH)));
            if (!violations.isEmpty()) {
                throw ProblemException.invalid(violations);
            }
            return new SourceDraft(
                    Objects.requireNonNull(effective),
                    titleZh,
                    titleEn,
                    publisher,
                    url,
                    language,
                    RoughDate.of(publishedOn, publishedOnPrecision, publishedOnConfidence, publishedOnNotBefore),
                    note);
        }
    }

    /**
     * What a client sends to cite a source.
     *
     * @param record what the words bear on
     * @param source the source's code
     * @param quote the words
     * @param verbatim whether they are the source's own words; yes where it is missing
     * @param stance whether they speak for what is recorded or against it; for it where it is missing
     * @param confidence whether the words state it, or it was concluded from them; stated where it is missing
     * @param note what a reader should know about the conclusion
     */
    @Document(readOnly = {"code", "version", "updatedAt"})
    @Schema(name = "EvidenceRequest")
    record EvidenceDocument(
            @NotNull @Valid CitedRecord record,
            @NotBlank @Size(max = 80) String source,
            @NotBlank @Size(min = 1, max = 10_000) String quote,
            @Nullable Boolean verbatim,
            @Nullable Stance stance,
            @Nullable Confidence confidence,
            @Size(min = 1, max = 4000) @Nullable String note) {

        EvidenceDraft draft() {
            return new EvidenceDraft(
                    record,
                    source,
                    quote,
                    !Boolean.FALSE.equals(verbatim),
                    stance == null ? Stance.SUPPORTS : stance,
                    confidence == null ? Confidence.STATED : confidence,
                    note);
        }
    }
}
