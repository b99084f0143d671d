package io.autopact.agreement;

import io.autopact.agreement.AgreementView.Signatory;
import io.autopact.shared.time.RoughDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a signing.
 *
 * @param signedOn when it was
 * @param effectiveOn the first day of effect; null for what the draft says, or else the day of the signing
 * @param expiresOn the last day of effect; null for what the draft says
 * @param placeZh where it was, in Chinese; null for what the draft says
 * @param placeEn where it was, in English; null for what the draft says
 * @param signatories who signed and who stood by; null for what the draft says
 */
public record Signing(
        RoughDate signedOn,
        @Nullable RoughDate effectiveOn,
        @Nullable RoughDate expiresOn,
        @Nullable String placeZh,
        @Nullable String placeEn,
        @Nullable List<Signatory> signatories) {}
