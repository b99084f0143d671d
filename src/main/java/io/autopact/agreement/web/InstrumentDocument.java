package io.autopact.agreement.web;

import io.autopact.agreement.instrument.InstrumentDraft;
import io.autopact.agreement.instrument.InstrumentKind;
import io.autopact.agreement.instrument.InstrumentState;
import io.autopact.people.Responsible;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.ExactNumber;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record an instrument.
 *
 * @param code its code, for good: 1 to 80 capital letters, digits, hyphens and underscores; missing to have one made
 * @param kind what it is
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param amount its size in the currency, over 0, at most two decimals
 * @param currency the currency by ISO 4217; there with an amount and only then
 * @param placeZh where it is, in Chinese
 * @param placeEn where it is, in English
 * @param note what else is to be known
 * @param responsible who is responsible for it, and from when to when
 */
@Document(
        readOnly = {
            "agreement",
            "state",
            "establishedOn",
            "establishedOnPrecision",
            "establishedOnConfidence",
            "establishedOnNotBefore",
            "operatingOn",
            "operatingOnPrecision",
            "operatingOnConfidence",
            "operatingOnNotBefore",
            "closedOn",
            "closedOnPrecision",
            "closedOnConfidence",
            "closedOnNotBefore",
            "stateNote",
            "disputed",
            "disputedMembers",
            "allowedStates",
            "version",
            "updatedAt"
        })
@Schema(name = "InstrumentRequest")
record InstrumentDocument(
        @Pattern(
                regexp = "^[A-Z0-9_-]{1,80}$",
                message = "must be 1 to 80 capital letters, digits, hyphens and underscores")
        @Nullable
        String code,

        @NotNull InstrumentKind kind,
        @NotBlank @Size(min = 1, max = 200) String nameZh,
        @NotBlank @Size(min = 1, max = 200) String nameEn,

        @ExactNumber @DecimalMin(value = "0", inclusive = false) @Digits(integer = 18, fraction = 2) @Nullable
        BigDecimal amount,

        @Pattern(regexp = "^[A-Z]{3}$", message = "must be three capital letters, as in ISO 4217") @Nullable
        String currency,

        @Size(min = 1, max = 200) @Nullable String placeZh,
        @Size(min = 1, max = 200) @Nullable String placeEn,
        @Size(min = 1, max = 4000) @Nullable String note,
        @Size(max = 100) @Nullable List<@NotNull @Valid Responsible> responsible)
        implements SelfChecking {

    /**
     * How far an instrument has come.
     *
     * @param to its new state
     * @param on since when
     * @param onPrecision how exactly that is known; a day where it is missing
     * @param onConfidence whether that is stated; stated where it is missing
     * @param note what is to be said of it
     */
    @Document
    @Schema(name = "InstrumentStateRequest")
    record Step(
            @NotNull InstrumentState to,
            @NotNull LocalDate on,
            @Nullable DatePrecision onPrecision,
            @Nullable Confidence onConfidence,
            @Nullable LocalDate onNotBefore,
            @Size(min = 1, max = 4000) @Nullable String note)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "on", on, onPrecision, onNotBefore);
        }

        RoughDate date() {
            return Objects.requireNonNull(RoughDate.of(on, onPrecision, onConfidence, onNotBefore));
        }
    }

    @Override
    public void check(Complaints complaints) {
        if (amount != null && currency == null) {
            complaints.add("currency", "required", "An amount has a currency, and a currency an amount.");
        }
        if (currency != null && amount == null) {
            complaints.add("amount", "required", "An amount has a currency, and a currency an amount.");
        }
    }

    InstrumentDraft draft() {
        return new InstrumentDraft(
                code,
                kind,
                nameZh,
                nameEn,
                amount,
                currency,
                placeZh,
                placeEn,
                note,
                responsible == null ? List.of() : responsible);
    }
}
