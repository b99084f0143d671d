package io.autopact.agreement;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What people did with an agreement, up to now. What the calendar says of it is its {@link AgreementPhase}. */
public enum AgreementStatus {
    /** Being written. */
    DRAFT,
    /** Being negotiated. */
    NEGOTIATING,
    /** Signed. */
    SIGNED,
    /** Ended before its time. */
    TERMINATED,
    /** Given up before it was signed. */
    WITHDRAWN;

    /**
     * The actions that are allowed in this status, in the order of their names.
     *
     * @param expires whether the agreement has an expiry, so that it can be renewed
     * @param renewsItself whether it rolls on unless notice is given
     */
    public List<AgreementAction> allowedActions(boolean expires, boolean renewsItself) {
        Set<AgreementAction> allowed = switch (this) {
            case DRAFT -> EnumSet.of(AgreementAction.NEGOTIATE, AgreementAction.SIGN, AgreementAction.WITHDRAW);
            case NEGOTIATING -> EnumSet.of(AgreementAction.SIGN, AgreementAction.WITHDRAW);
            case SIGNED -> EnumSet.of(AgreementAction.AMEND, AgreementAction.CORRECT, AgreementAction.TERMINATE);
            case TERMINATED -> EnumSet.of(AgreementAction.CORRECT);
            case WITHDRAWN -> EnumSet.noneOf(AgreementAction.class);
        };
        if (this == SIGNED && expires) {
            allowed.add(AgreementAction.RENEW);
        }
        if (this == SIGNED && renewsItself) {
            allowed.add(AgreementAction.NOTICE);
        }
        return List.copyOf(allowed);
    }

    /** Whether an agreement in this status is signed, or was. */
    boolean isSigned() {
        return this == SIGNED || this == TERMINATED;
    }

    /**
     * Whether an agreement in this status can come to another one, by one action after the other, or is there already.
     */
    boolean mayBecome(AgreementStatus status) {
        Set<AgreementStatus> reached = EnumSet.of(this);
        while (reached.addAll(reached.stream()
                .flatMap(each -> each.allowedActions(true, true).stream())
                .flatMap(action -> action.leadsTo().stream())
                .toList())) {
            // One action further each time.
        }
        return reached.contains(status);
    }
}
