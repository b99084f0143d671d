package io.autopact.integration.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.Getter;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Where events are sent to. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Webhook {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_seq")
    @SequenceGenerator(name = "webhook_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    private String url;

    private @Nullable String descriptionZh;

    private @Nullable String descriptionEn;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] types;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] organizations;

    @Enumerated(EnumType.STRING)
    private WebhookFormat format;

    private boolean enabled = true;

    private int rotations;

    @Version
    private int version = 1;

    @SuppressWarnings("NullAway.Init")
    protected Webhook() {}

    /** Begins to send, under a code for good. */
    Webhook(String code, WebhookDraft draft) {
        this.code = code;
        describe(draft);
    }

    final void describe(WebhookDraft draft) {
        url = draft.url();
        descriptionZh = draft.descriptionZh();
        descriptionEn = draft.descriptionEn();
        types = draft.types().toArray(String[]::new);
        organizations = draft.organizations().toArray(String[]::new);
        format = draft.format();
    }

    long key() {
        return Objects.requireNonNull(id, "recorded");
    }

    void enable() {
        enabled = true;
    }

    void disable() {
        enabled = false;
    }

    /** Another secret is signed with from now on; how many there have been is all that is recorded of them. */
    void rotateSecret() {
        rotations++;
    }
}
