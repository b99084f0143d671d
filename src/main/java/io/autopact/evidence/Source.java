package io.autopact.evidence;

import io.autopact.shared.time.RoughDate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** Where facts come from. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Source {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "source_seq")
    @SequenceGenerator(name = "source_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    private @Nullable String titleZh;

    private @Nullable String titleEn;

    private @Nullable String publisher;

    private @Nullable String url;

    private @Nullable String language;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "published_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "published_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "published_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "published_on_not_before"))
    private @Nullable RoughDate publishedOn;

    private @Nullable String note;

    @Version
    private int version = 1;

    @SuppressWarnings("NullAway.Init")
    protected Source() {}

    /** Begins the record of a source, under its code for good. */
    Source(SourceDraft draft) {
        code = draft.code();
        describe(draft);
    }

    /** Sets what is known of it. */
    final void describe(SourceDraft draft) {
        titleZh = draft.titleZh();
        titleEn = draft.titleEn();
        publisher = draft.publisher();
        url = draft.url();
        language = draft.language();
        publishedOn = draft.publishedOn();
        note = draft.note();
    }
}
