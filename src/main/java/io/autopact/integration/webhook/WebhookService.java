package io.autopact.integration.webhook;

import io.autopact.history.AuditContext;
import io.autopact.history.RecordNumbers;
import io.autopact.integration.EventFilter;
import io.autopact.integration.EventTypes;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.Today;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers webhooks, and looks after their secrets. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class WebhookService {

    /** The name of the listing of webhooks. */
    public static final String WEBHOOKS = "webhooks";

    static final String RECORD_KIND = "WEBHOOK";

    /** For how long what is sent is signed with the former secret too. */
    private static final Duration BOTH_SECRETS = Duration.ofDays(1);

    private final WebhookRepository webhooks;
    private final RecordNumbers numbers;
    private final ListReader lists;
    private final ListDefinition<WebhookView> listing;
    private final EventTypes types;
    private final Destinations destinations;
    private final WebhookSecrets secrets;
    private final Transfer transfer;
    private final DeliveryQueue queue;
    private final AuditContext audit;
    private final JdbcClient database;
    private final Today today;
    private final Clock clock;

    /** The webhooks. */
    public Page<WebhookView> list(ListRequest query) {
        return lists.page(listing, query);
    }

    /**
     * One webhook.
     *
     * @throws ProblemException if there is none with this code
     */
    public WebhookView get(String code) {
        return get(code, Fields.ALL);
    }

    /**
     * One webhook, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public WebhookView get(String code, Fields fields) {
        return lists.one(listing, "webhook.code = :code", Map.of("code", code), today.get(), fields)
                .orElseThrow(() -> absent(code));
    }

    /**
     * Registers a webhook: events that are written from now on are sent to it.
     *
     * @param wanted the secret to sign with; null to have one made, or for a robot that wants no signature
     * @throws ProblemException if nothing may be sent to its address, or it names what is not there
     */
    @Transactional
    public NewWebhook create(WebhookDraft draft, @Nullable String wanted) {
        WebhookDraft checked = checked(draft, wanted);
        String code = numbers.choose(RECORD_KIND, "WH", draft.code());
        transfer.begin();
        Webhook webhook = webhooks.saveAndFlush(new Webhook(code, checked));
        String secret = wanted == null && !draft.format().isRobot() ? WebhookSecrets.generate() : wanted;
        if (secret != null) {
            keep(webhook, secret);
        }
        return NewWebhook.of(get(code), secret);
    }

    /**
     * Replaces all that is recorded of a webhook but its secret.
     *
     * @param unwanted a secret, which is refused here
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such webhook, or nothing may be sent to its address
     */
    @Transactional
    public WebhookView replace(WebhookDraft draft, @Nullable String unwanted, IntConsumer expected) {
        String code = String.valueOf(draft.code());
        Webhook webhook = expected(code, expected);
        if (unwanted != null) {
            throw ProblemException.invalid(List.of(Violation.at(
                    "/secret",
                    "invalid",
                    "secret is taken when a webhook is registered, and changed by rotate-secret.")));
        }
        if (draft.format() != webhook.getFormat()) {
            throw ProblemException.invalid(List.of(Violation.at(
                    "/format", "invalid", "format stays what it was registered as: register another webhook.")));
        }
        webhook.describe(checked(draft, null));
        webhooks.flush();
        return get(code);
    }

    /**
     * Deletes a webhook with all that waits for it.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     */
    @Transactional
    public void delete(String code, IntConsumer expected) {
        webhooks.delete(expected(code, expected));
        webhooks.flush();
    }

    /** Whether there is a webhook with this code. */
    @Transactional(readOnly = true)
    public boolean exists(String code) {
        return webhooks.findByCode(code).isPresent();
    }

    /** Sends again, and tries at once what has waited. */
    @Transactional
    public WebhookView enable(String code, IntConsumer expected) {
        Webhook webhook = expected(code, expected);
        if (!webhook.isEnabled()) {
            audit.describe("ENABLED", null);
            transfer.begin();
            webhook.enable();
            webhooks.flush();
        }
        queue.wake(webhook.key());
        return get(code);
    }

    /** Sends no more; what waits is kept. */
    @Transactional
    public WebhookView disable(String code, IntConsumer expected) {
        Webhook webhook = expected(code, expected);
        if (webhook.isEnabled()) {
            audit.describe("DISABLED", null);
            webhook.disable();
            webhooks.flush();
        }
        return get(code);
    }

    /**
     * Gives a webhook another secret; for a day what is sent is signed with the former one too, unless a robot is sent
     * it, which knows one.
     *
     * @param wanted the secret; null to have one made
     * @throws ProblemException if there is no such webhook, or the secret will not do for its format
     */
    @Transactional
    public NewSecret rotate(String code, @Nullable String wanted, IntConsumer expected) {
        Webhook webhook = expected(code, expected);
        WebhookFormat format = webhook.getFormat();
        if (wanted == null && format.isRobot()) {
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    "%s is sent to a robot, whose secret is made where the robot is.".formatted(code));
        }
        String secret = wanted == null ? WebhookSecrets.generate() : wanted;
        WebhookSecrets.complaint(format, secret).ifPresent(why -> {
            throw ProblemException.invalid(List.of(Violation.at("/secret", "invalid", "secret %s.".formatted(why))));
        });
        audit.describe("SECRET_ROTATED", null);
        webhook.rotateSecret();
        webhooks.flush();
        Instant until = clock.instant().plus(format.isRobot() ? Duration.ZERO : BOTH_SECRETS);
        database.sql("""
                        update webhook_secret set valid_until = :until
                        where webhook_id = :webhook and (valid_until is null or valid_until > :until)""")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("webhook", webhook.key())
                .update();
        database.sql("delete from webhook_secret where webhook_id = :webhook and valid_until < :now")
                .param("webhook", webhook.key())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        keep(webhook, secret);
        return new NewSecret(code, secret, until);
    }

    /** A webhook as events are found for it. */
    Transfer.Active active(String code) {
        Webhook webhook = found(code);
        return new Transfer.Active(
                webhook.key(),
                code,
                webhook.getFormat(),
                EventFilter.of(List.of(webhook.getTypes()), List.of(webhook.getOrganizations())));
    }

    private void keep(Webhook webhook, String secret) {
        database.sql("insert into webhook_secret (webhook_id, sealed, made_at) values (:webhook, :sealed, :now)")
                .param("webhook", webhook.key())
                .param("sealed", secrets.seal(secret))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private WebhookDraft checked(WebhookDraft draft, @Nullable String secret) {
        Violations violations = new Violations();
        Optional<String> complaint = destinations.complaint(draft.url());
        complaint.ifPresent(why -> violations.add(Violation.at("/url", "not-allowed", "url %s.".formatted(why))));
        Optional.ofNullable(secret)
                .flatMap(given -> WebhookSecrets.complaint(draft.format(), given))
                .ifPresent(why -> violations.add(Violation.at("/secret", "invalid", "secret %s.".formatted(why))));
        for (int i = 0; i < draft.types().size(); i++) {
            if (!types.isKnown(draft.types().get(i))) {
                violations.add(Violation.at(
                        "/types/" + i,
                        "unknown",
                        "There is no type of event %s. Types are such as io.autopact.agreement.signed, and io.autopact.agreement.* means all of agreements."
                                .formatted(draft.types().get(i))));
            }
        }
        Set<String> known = organizations(draft.organizations());
        for (int i = 0; i < draft.organizations().size(); i++) {
            String organization = draft.organizations().get(i);
            if (!known.contains(organization)) {
                violations.add(Violation.at(
                        "/organizations/" + i, "unknown-code", "There is no organization %s.".formatted(organization)));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return draft;
    }

    private Set<String> organizations(List<String> wanted) {
        return Set.copyOf(
                database.sql("select code from organization where code = any (:wanted) and merged_into_id is null")
                        .param("wanted", new SqlParameterValue(Types.ARRAY, wanted.toArray(String[]::new)))
                        .query((row, number) -> row.getString("code"))
                        .list());
    }

    private Webhook expected(String code, IntConsumer expected) {
        Webhook webhook = found(code);
        expected.accept(webhook.getVersion());
        return webhook;
    }

    private Webhook found(String code) {
        return webhooks.findByCode(code).orElseThrow(() -> absent(code));
    }

    private static ProblemException absent(String code) {
        return ProblemException.notFound("webhook", code);
    }
}
