package io.autopact.evidence;

import io.autopact.shared.time.RoughDate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** Something that happened on a day. Organizations and records are named by their codes. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Event {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "event_seq")
    @SequenceGenerator(name = "event_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    @Enumerated(EnumType.STRING)
    private EventKind kind;

    private String titleZh;

    private String titleEn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "happened_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "happened_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "happened_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "happened_on_not_before"))
    private RoughDate happenedOn;

    private @Nullable String placeZh;

    private @Nullable String placeEn;

    @Version
    private int version = 1;

    @ElementCollection
    @CollectionTable(name = "event_organization", joinColumns = @JoinColumn(name = "event_id"))
    @Column(name = "organization")
    private Set<String> organizations = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "event_record", joinColumns = @JoinColumn(name = "event_id"))
    private Set<About> about = new HashSet<>();

    /** A record that it is about. */
    @Embeddable
    record About(String recordType, String recordCode) {}

    @SuppressWarnings("NullAway.Init")
    protected Event() {}

    /** Begins the record of an event, under its code for good. */
    @SuppressWarnings("NullAway.Init")
    Event(String code, EventDraft draft) {
        this.code = code;
        describe(draft);
    }

    /** Sets what is known of it; what stays as it is keeps its rows. */
    final void describe(EventDraft draft) {
        kind = draft.kind();
        titleZh = draft.titleZh();
        titleEn = draft.titleEn();
        happenedOn = draft.on();
        placeZh = draft.placeZh();
        placeEn = draft.placeEn();
        organizations.retainAll(draft.organizations());
        organizations.addAll(draft.organizations());
        Set<About> named = draft.about().stream()
                .map(record -> new About(record.type(), record.code()))
                .collect(Collectors.toSet());
        about.retainAll(named);
        about.addAll(named);
    }
}
