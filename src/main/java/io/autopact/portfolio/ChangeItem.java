package io.autopact.portfolio;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * Something that is otherwise at one date than at another.
 *
 * @param kind what changed
 * @param type the kind of record
 * @param code the record's code
 * @param organizations whom it concerns
 * @param subject the domain that is covered, the solution that is deployed, or the kind of event; null for other kinds
 * @param before the phase, the stage or the plan at the earlier date; null where there was none
 * @param after the same at the later date; null where there is none
 * @param on the day on which it happened; null where no date tells it by itself, such as for a domain that came to be
 *     covered
 * @param onPrecision how exactly that is known
 * @param onConfidence whether that is stated or inferred
 * @param onNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param detailZh the change in words, in Chinese
 * @param detailEn the same in English
 */
@With
@Schema(name = "PortfolioChange")
public record ChangeItem(
        ChangeKind kind,
        String type,
        String code,
        List<Subject> organizations,
        @Nullable String subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable LocalDate on,
        @Nullable DatePrecision onPrecision,
        @Nullable Confidence onConfidence,
        @Nullable LocalDate onNotBefore,
        String detailZh,
        String detailEn) {

    /** The same with the change in words. */
    ChangeItem told() {
        String what = subject == null ? code : code + " " + subject;
        boolean told = onPrecision != DatePrecision.DAY || kind == ChangeKind.EVENT;
        String when = on == null || !told ? "" : " (%s)".formatted(WrittenDate.of(on, onPrecision));
        String from = before == null && after == null
                ? ""
                : " (%s → %s)"
                        .formatted(Objects.requireNonNullElse(before, "–"), Objects.requireNonNullElse(after, "–"));
        return withDetailZh("%s：%s%s".formatted(what, kind.zh(), from + when))
                .withDetailEn("%s %s%s".formatted(what, kind.en(), from + when));
    }
}
