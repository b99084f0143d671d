package io.autopact.evidence.web;

import io.autopact.evidence.EventDraft;
import io.autopact.evidence.EventKind;
import io.autopact.evidence.NamedRecord;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record an event.
 *
 * @param code its code, for good: 1 to 80 capital letters, digits, hyphens and underscores; missing to have one made
 * @param kind what kind of thing happened
 * @param titleZh what happened, in Chinese
 * @param titleEn what happened, in English
 * @param on when: the day, or the last day of the period in which it lies
 * @param onPrecision how exactly that is known; a day where it is missing
 * @param onConfidence whether that is stated; stated where it is missing
 * @param onNotBefore the first day on which it can have been; with the precision BY alone
 * @param placeZh where, in Chinese
 * @param placeEn where, in English
 * @param organizations the codes of the organizations that were there
 * @param about the records that it is about
 */
@Document(readOnly = {"disputed", "disputedMembers", "version", "updatedAt"})
@Schema(name = "EventRequest")
record EventDocument(
        @Nullable String code,
        @NotNull EventKind kind,
        @NotBlank @Size(max = 500) String titleZh,
        @NotBlank @Size(max = 500) String titleEn,
        @NotNull LocalDate on,
        @Nullable DatePrecision onPrecision,
        @Nullable Confidence onConfidence,
        @Nullable LocalDate onNotBefore,
        @Size(min = 1, max = 200) @Nullable String placeZh,
        @Size(min = 1, max = 200) @Nullable String placeEn,
        @Size(max = 500) @Nullable List<@NotBlank @Size(max = 80) String> organizations,
        @Size(max = 500) @Nullable List<@NotNull @Valid NamedRecord> about)
        implements SelfChecking {

    @Override
    public void check(Complaints complaints) {
        RoughDates.check(complaints, "on", on, onPrecision, onNotBefore);
    }

    /**
     * The draft that this means.
     *
     * @param path the code in the path; null where the body gives it, or one is to be made
     * @throws ProblemException if the code does not fit
     */
    EventDraft draft(@Nullable String path) {
        return new EventDraft(
                path == null && code == null ? null : Codes.upperCase("code", path, code),
                kind,
                titleZh,
                titleEn,
                Objects.requireNonNull(RoughDate.of(on, onPrecision, onConfidence, onNotBefore)),
                placeZh,
                placeEn,
                organizations == null ? List.of() : organizations,
                about == null ? List.of() : about);
    }
}
