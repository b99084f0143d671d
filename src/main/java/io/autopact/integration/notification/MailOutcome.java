package io.autopact.integration.notification;

import org.jspecify.annotations.Nullable;

/**
 * What became of a mail.
 *
 * @param reason why it was not sent; null where the server took it
 * @param detail what the server said, without addresses; null where it said nothing
 */
record MailOutcome(
        @Nullable NotificationReason reason, @Nullable String detail) {

    static final MailOutcome SENT = new MailOutcome(null, null);

    boolean sent() {
        return reason == null;
    }
}
