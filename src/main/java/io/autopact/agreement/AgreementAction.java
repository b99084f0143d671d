package io.autopact.agreement;

/** What people can do with an agreement beside editing a draft. */
public enum AgreementAction {
    /** Change scope, parties or dates from a day on. */
    AMEND,
    /** Put right what was recorded wrongly. */
    CORRECT,
    /** Begin to negotiate. */
    NEGOTIATE,
    /** Give notice that it is not to renew itself. */
    NOTICE,
    /** Renew it beyond its expiry. */
    RENEW,
    /** Sign it. */
    SIGN,
    /** End it before its time. */
    TERMINATE,
    /** Give it up before it is signed. */
    WITHDRAW
}
