package io.autopact.people;

import io.autopact.shared.listing.Codes;

/** The codes of people that filters take. */
public final class PeopleCodes {

    /** Those of people, and me for whoever asks. */
    public static final Codes PERSON = new Codes(
            "person",
            "select known.code from person as known where known.code = wanted.code or 'login:' || known.subject = wanted.code",
            "select code from person",
            true);

    private PeopleCodes() {}
}
