package io.autopact.agreement;

import java.util.Optional;

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
    WITHDRAW;

    /** The status that it brings an agreement to; empty where that stays as it is. */
    Optional<AgreementStatus> leadsTo() {
        return switch (this) {
            case NEGOTIATE -> Optional.of(AgreementStatus.NEGOTIATING);
            case SIGN, CORRECT -> Optional.of(AgreementStatus.SIGNED);
            case TERMINATE -> Optional.of(AgreementStatus.TERMINATED);
            case WITHDRAW -> Optional.of(AgreementStatus.WITHDRAWN);
            case AMEND, NOTICE, RENEW -> Optional.empty();
        };
    }
}
