package io.autopact.agreement.instrument;

import io.autopact.people.Responsible;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of an instrument beside its state.
 *
 * @param code its code; null to have one made
 * @param kind what it is
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param amount its size in the currency; null where it is not known
 * @param currency the currency by ISO 4217; there with an amount and only then
 * @param placeZh where it is, in Chinese
 * @param placeEn where it is, in English
 * @param note what else is to be known
 * @param responsible who is responsible for it
 */
public record InstrumentDraft(
        @Nullable String code,
        InstrumentKind kind,
        String nameZh,
        String nameEn,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String placeZh,
        @Nullable String placeEn,
        @Nullable String note,
        List<Responsible> responsible) {}
