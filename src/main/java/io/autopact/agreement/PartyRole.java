package io.autopact.agreement;

/** As what an organization is party to an agreement. */
public enum PartyRole {
    /** Our own side. */
    OWN,
    /** The other side. */
    COUNTERPARTY,
    /** Someone who benefits and does not sign. */
    BENEFICIARY
}
