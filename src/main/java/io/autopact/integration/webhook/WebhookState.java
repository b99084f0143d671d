package io.autopact.integration.webhook;

import io.autopact.history.AuditContext;
import io.autopact.history.ChangeVia;
import io.autopact.integration.notification.DisabledWebhooks;
import io.autopact.integration.notification.ReminderSubject;
import io.autopact.shared.time.Today;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Disables webhooks on the service's own account, and says why. */
@Component
@RequiredArgsConstructor
class WebhookState {

    private final WebhookRepository webhooks;
    private final AuditContext audit;
    private final DisabledWebhooks told;
    private final Today today;
    private final PlatformTransactionManager transactions;

    /** Why the service disables a webhook. */
    @RequiredArgsConstructor
    enum Why {
        /** Its receiver answered 410. */
        GONE(ReminderSubject.WEBHOOK_GONE, "The receiver answered 410: it wants nothing any more."),
        /** It has failed for as long as that is borne. */
        FAILING(ReminderSubject.WEBHOOK_FAILING, "Nothing was received for five days.");

        private final ReminderSubject subject;
        private final String reason;
    }

    /** Disables a webhook, if it is not, and has administrators told. */
    void disable(String code, Why why) {
        AuditContext.as("autopact", ChangeVia.SERVICE, () -> {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                Optional<Webhook> enabled = webhooks.findByCode(code).filter(Webhook::isEnabled);
                enabled.ifPresent(webhook -> {
                    audit.describe("DISABLED", why.reason);
                    webhook.disable();
                    webhooks.flush();
                    told.tell(webhook.key(), webhook.getVersion(), why.subject, today.get());
                });
            });
            return true;
        });
    }
}
