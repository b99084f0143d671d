package io.autopact.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * Something that the register cannot bear out.
 *
 * @param kind what is missing
 * @param type the kind of record
 * @param code the record's code
 * @param organizations whom it concerns
 * @param subject the agreement that a rollout rested on, the reason it was recorded without one, or the layer with its
 *     declared and its listed number of elements; null for other kinds
 * @param since since when there is what cannot be borne out: the first day of an agreement, a cooperation or a
 *     deployment, the last step of a rollout; null where that is not known
 * @param detailZh what is missing, in Chinese
 * @param detailEn the same in English
 */
@With
@Schema(name = "Gap")
public record GapItem(
        GapKind kind,
        String type,
        String code,
        List<Subject> organizations,
        @Nullable String subject,
        @Nullable LocalDate since,
        String detailZh,
        String detailEn) {

    /** The same with its kind in words. */
    GapItem told() {
        return withDetailZh(kind.zh()).withDetailEn(kind.en());
    }
}
