package io.autopact.agreement;

import io.autopact.shared.listing.Codes;

/** The codes of agreements that filters take. */
public final class AgreementCodes {

    /** The numbers of agreements. */
    public static final Codes AGREEMENT = Codes.of("agreement", "agreement");

    private AgreementCodes() {}
}
