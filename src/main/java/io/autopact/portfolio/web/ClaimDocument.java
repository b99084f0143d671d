package io.autopact.portfolio.web;

import io.autopact.evidence.NamedRecord;
import io.autopact.portfolio.Metric;
import io.autopact.portfolio.claim.ClaimContext;
import io.autopact.portfolio.claim.ClaimDraft;
import io.autopact.portfolio.claim.ClaimRules;
import io.autopact.portfolio.claim.Comparison;
import io.autopact.shared.document.Codes;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record a claim.
 *
 * @param code its code, for good: 1 to 80 capital letters, digits, hyphens and underscores; missing to have one made
 * @param statementZh its words in Chinese
 * @param statementEn its words in English
 * @param claimant who claims it
 * @param asOf of which day it speaks; not one to come
 * @param asOfPrecision how exactly that is known; a day where it is missing
 * @param asOfConfidence whether that is stated; stated where it is missing
 * @param metric what is counted; missing where the register cannot
 * @param comparison how the value is meant; given with a value alone
 * @param value the figure, from 0 to a million million
 * @param note what else is to be known
 * @param claimantNameZh the name in Chinese of the person who spoke
 * @param claimantNameEn the same in English
 * @param claimantOfficeZh the person's office in Chinese
 * @param claimantOfficeEn the same in English
 * @param claimantPerson the code of the person who spoke, where they are recorded
 * @param claimantOrganization the code of the organization spoken for
 * @param occasion the code of the event on which it was said
 * @param about the records that it is about; one agreement where the metric counts what that covers
 */
@Document(readOnly = {"disputed", "disputedMembers", "version", "updatedAt"})
@Schema(name = "ClaimRequest")
record ClaimDocument(
        @Nullable String code,
        @NotBlank @Size(max = 2000) String statementZh,
        @Size(min = 1, max = 2000) @Nullable String statementEn,
        @Size(min = 1, max = 200) @Nullable String claimant,
        @NotNull LocalDate asOf,
        @Nullable DatePrecision asOfPrecision,
        @Nullable Confidence asOfConfidence,
        @Nullable LocalDate asOfNotBefore,
        @Nullable Metric metric,
        @Nullable Comparison comparison,
        @PositiveOrZero @Max(1_000_000_000_000L) @Nullable Long value,
        @Size(min = 1, max = 4000) @Nullable String note,
        @Size(min = 1, max = 200) @Nullable String claimantNameZh,
        @Size(min = 1, max = 200) @Nullable String claimantNameEn,
        @Size(min = 1, max = 200) @Nullable String claimantOfficeZh,
        @Size(min = 1, max = 200) @Nullable String claimantOfficeEn,
        @Size(min = 1, max = 80) @Nullable String claimantPerson,
        @Size(min = 1, max = 80) @Nullable String claimantOrganization,
        @Size(min = 1, max = 80) @Nullable String occasion,
        @Size(max = 500) @Nullable List<@NotNull @Valid NamedRecord> about)
        implements SelfChecking {

    @Override
    public void check(Complaints complaints) {
        RoughDates.check(complaints, "asOf", asOf, asOfPrecision, asOfNotBefore);
        ClaimRules.checkFigure(metric, comparison, value, complaints::add);
    }

    /**
     * The draft that this means.
     *
     * @param path the code in the path; null where the body gives it, or one is to be made
     * @throws ProblemException if the code does not fit
     */
    ClaimDraft draft(@Nullable String path) {
        return new ClaimDraft(
                path == null && code == null ? null : Codes.upperCase("code", path, code),
                statementZh,
                statementEn,
                claimant,
                Objects.requireNonNull(RoughDate.of(asOf, asOfPrecision, asOfConfidence, asOfNotBefore)),
                metric,
                comparison,
                value,
                note,
                new ClaimContext(
                        claimantNameZh,
                        claimantNameEn,
                        claimantOfficeZh,
                        claimantOfficeEn,
                        claimantPerson,
                        claimantOrganization,
                        occasion,
                        about == null ? List.of() : about));
    }
}
