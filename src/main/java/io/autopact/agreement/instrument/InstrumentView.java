package io.autopact.agreement.instrument;

import io.autopact.people.Responsible;
import io.autopact.shared.document.ExactNumber;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement sets up.
 *
 * @param code its code
 * @param agreement the agreement's number
 * @param kind what it is
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param amount its size in the currency; null where it is not known
 * @param currency the currency by ISO 4217
 * @param placeZh where it is, in Chinese
 * @param placeEn where it is, in English
 * @param state how far it had come at the date asked about
 * @param establishedOn when it was set up; null where that was later than the date asked about
 * @param establishedOnPrecision how exactly that is known
 * @param establishedOnConfidence whether that is stated or inferred
 * @param establishedOnNotBefore the first day on which it can have been, where it is known to have been on or before a
 *     day
 * @param operatingOn when it began to work; null where that was later
 * @param operatingOnPrecision how exactly that is known
 * @param operatingOnConfidence whether that is stated or inferred
 * @param operatingOnNotBefore the first day on which it can have been, where it is known to have been on or before a
 *     day
 * @param closedOn when it ended; null where that was later
 * @param closedOnPrecision how exactly that is known
 * @param closedOnConfidence whether that is stated or inferred
 * @param closedOnNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param stateNote what was said when it came to its state
 * @param note what else is to be known
 * @param responsible who is responsible for it, in the past and to come too
 * @param disputed whether a source contradicts anything that is recorded of it
 * @param disputedMembers the members that are contradicted, such as {@code amount}
 * @param allowedStates the states that can come next, up to now
 * @param version the agreement's version, which an instrument shares
 * @param updatedAt when it last changed
 */
@Schema(name = "Instrument")
public record InstrumentView(
        String code,
        String agreement,
        InstrumentKind kind,
        String nameZh,
        String nameEn,
        @ExactNumber @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String placeZh,
        @Nullable String placeEn,
        InstrumentState state,
        @Nullable LocalDate establishedOn,
        @Nullable DatePrecision establishedOnPrecision,
        @Nullable Confidence establishedOnConfidence,
        @Nullable LocalDate establishedOnNotBefore,
        @Nullable LocalDate operatingOn,
        @Nullable DatePrecision operatingOnPrecision,
        @Nullable Confidence operatingOnConfidence,
        @Nullable LocalDate operatingOnNotBefore,
        @Nullable LocalDate closedOn,
        @Nullable DatePrecision closedOnPrecision,
        @Nullable Confidence closedOnConfidence,
        @Nullable LocalDate closedOnNotBefore,
        @Nullable String stateNote,
        @Nullable String note,
        List<Responsible> responsible,
        boolean disputed,
        List<String> disputedMembers,
        List<InstrumentState> allowedStates,
        int version,
        Instant updatedAt) {

    /** The same with what can come next, which follows from the state now that stands in its place. */
    InstrumentView withAllowedStates() {
        return new InstrumentView(
                code,
                agreement,
                kind,
                nameZh,
                nameEn,
                amount,
                currency,
                placeZh,
                placeEn,
                state,
                establishedOn,
                establishedOnPrecision,
                establishedOnConfidence,
                establishedOnNotBefore,
                operatingOn,
                operatingOnPrecision,
                operatingOnConfidence,
                operatingOnNotBefore,
                closedOn,
                closedOnPrecision,
                closedOnConfidence,
                closedOnNotBefore,
                stateNote,
                note,
                responsible,
                disputed,
                disputedMembers,
                allowedStates.getFirst().next(),
                version,
                updatedAt);
    }
}
