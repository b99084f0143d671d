package io.autopact.shared.writing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autopact.shared.document.ExactNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a change does beyond the record that it changes, told before it is done where it is run dry.
 *
 * @param kind what happens, such as {@code COVERAGE_LOST}, {@code MILESTONE_LEFT} or {@code REFERENCE_MOVED}
 * @param type the kind of record that it happens to, such as {@code AUTOMAKER}
 * @param code the record's code
 * @param nameZh what the record is called in Chinese; null where the detail tells it
 * @param nameEn what the record is called in English; null where the detail tells it
 * @param member the member or part of the record, such as {@code SMART_LOGISTICS}; null where it is the record as a
 *     whole
 * @param memberNameZh what the part is called in Chinese; null where it has no name
 * @param memberNameEn what the part is called in English; null where it has no name
 * @param on the day on which it happens; null where it has none
 * @param amount how much money is in it; null where that is not known, or none is
 * @param currency the amount's currency
 * @param detail the same in plain words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Consequence(
        String kind,
        String type,
        String code,
        @Nullable String nameZh,
        @Nullable String nameEn,
        @Nullable String member,
        @Nullable String memberNameZh,
        @Nullable String memberNameEn,
        @Nullable LocalDate on,
        @ExactNumber @Nullable BigDecimal amount,
        @Nullable String currency,
        String detail) {

    /** A consequence whose detail names all that there is to name. */
    public Consequence(
            String kind, String type, String code, @Nullable String member, @Nullable LocalDate on, String detail) {
        this(kind, type, code, null, null, member, null, null, on, null, null, detail);
    }

    /** The same with what the record is called. */
    public Consequence named(String zh, String en) {
        return new Consequence(
                kind, type, code, zh, en, member, memberNameZh, memberNameEn, on, amount, currency, detail);
    }

    /** The same with what the part of the record is called. */
    public Consequence withMemberNamed(@Nullable String zh, @Nullable String en) {
        return new Consequence(kind, type, code, nameZh, nameEn, member, zh, en, on, amount, currency, detail);
    }

    /** The same with the money that is in it. */
    public Consequence withAmount(@Nullable BigDecimal sum, @Nullable String of) {
        return new Consequence(
                kind, type, code, nameZh, nameEn, member, memberNameZh, memberNameEn, on, sum, of, detail);
    }
}
