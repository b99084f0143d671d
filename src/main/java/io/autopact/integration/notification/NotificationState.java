package io.autopact.integration.notification;

/** What became of a notification. */
public enum NotificationState {
    /** It goes out with the next digest, or as soon as what keeps it back is over. */
    WAITING,
    /** The mail server took it. */
    SENT,
    /** It is not sent any more. */
    DROPPED
}
