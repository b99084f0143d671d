package io.autopact.agreement;

/** In what way a signed agreement was changed. */
public enum AmendmentKind {
    /** Its scope, solutions, parties, expiry or reach changed from a day on 补充协议. */
    AMENDMENT,
    /** It was prolonged 续签. */
    RENEWAL,
    /** Notice was given that it is not to renew itself 不续期通知. */
    NOTICE
}
