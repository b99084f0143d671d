package io.autopact.integration.notification;

/** Why a notification was not sent, or not yet. */
public enum NotificationReason {
    /** Nobody is responsible, and no address is set for what nobody is responsible for. */
    NO_OWNER,
    /** The person has no e-mail address. */
    NO_ADDRESS,
    /** No mail server is set. */
    NO_MAIL_SERVER,
    /** The mail server could not be reached, or took no mail at all. It is tried again. */
    MAIL_SERVER_AWAY,
    /** The mail server did not take this mail. It is tried again the day after. */
    REFUSED,
    /** It was put off. */
    SNOOZED,
    /** The recipient left the list. */
    UNSUBSCRIBED,
    /** It is not due any longer: it was met, renewed, ended or given another day. */
    NOT_DUE,
    /** The person's data was erased. */
    ERASED
}
