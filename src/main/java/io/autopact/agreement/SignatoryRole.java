package io.autopact.agreement;

/** What a person did at a signing. */
public enum SignatoryRole {
    /** Signed. */
    SIGNATORY,
    /** Stood by as a witness 见证. */
    WITNESS
}
