package io.autopact.evidence;

import io.autopact.shared.time.Confidence;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** Words of a source that bear on a record or a part of it. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Evidence {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "evidence_seq")
    @SequenceGenerator(name = "evidence_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    /** Made by the database of what it says. */
    @Column(insertable = false, updatable = false)
    private @Nullable String code;

    private String recordType;

    private String recordCode;

    private @Nullable String member;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "source_id")
    private Source source;

    private String quote;

    private boolean verbatim;

    @Enumerated(EnumType.STRING)
    private Stance stance;

    @Enumerated(EnumType.STRING)
    private Confidence confidence;

    private @Nullable String note;

    @Version
    private int version = 1;

    @SuppressWarnings("NullAway.Init")
    protected Evidence() {}

    /** Cites a source. */
    @SuppressWarnings("NullAway.Init")
    Evidence(EvidenceDraft draft, Source source) {
        say(draft, source);
    }

    /** Sets what it says of what. */
    final void say(EvidenceDraft draft, Source newSource) {
        recordType = draft.record().type();
        recordCode = draft.record().code();
        member = draft.record().member();
        source = newSource;
        quote = draft.quote();
        verbatim = draft.verbatim();
        stance = draft.stance();
        confidence = draft.confidence();
        note = draft.note();
    }
}
