package io.autopact.portfolio.claim;

import io.autopact.portfolio.Metric;
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

/**
 * Something stated in public. Its words, day and figure are never changed; who spoke, where and what about can be told
 * later.
 */
@Getter(AccessLevel.PACKAGE)
@Entity
class Claim {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "claim_seq")
    @SequenceGenerator(name = "claim_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    private String code;

    private String statementZh;

    private @Nullable String statementEn;

    private @Nullable String claimant;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "as_of"))
    @AttributeOverride(name = "precision", column = @Column(name = "as_of_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "as_of_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "as_of_not_before"))
    private RoughDate asOf;

    @Enumerated(EnumType.STRING)
    private @Nullable Metric metric;

    @Enumerated(EnumType.STRING)
    private @Nullable Comparison comparison;

    @Column(name = "value")
    private @Nullable Long figure;

    @Column(updatable = false)
    private @Nullable String note;

    private @Nullable String claimantNameZh;

    private @Nullable String claimantNameEn;

    private @Nullable String claimantOfficeZh;

    private @Nullable String claimantOfficeEn;

    private @Nullable Long claimantOrganizationId;

    private @Nullable Long occasionId;

    private @Nullable Long claimantPersonId;

    @ElementCollection
    @CollectionTable(name = "claim_record", joinColumns = @JoinColumn(name = "claim_id"))
    private Set<About> about = new HashSet<>();

    @Version
    private int version = 1;

    /** A record that it is about. */
    @Embeddable
    record About(String recordType, String recordCode) {}

    @SuppressWarnings("NullAway.Init")
    protected Claim() {}

    Claim(String code, ClaimDraft draft) {
        this.code = code;
        statementZh = draft.statementZh();
        statementEn = draft.statementEn();
        claimant = draft.claimant();
        asOf = draft.asOf();
        metric = draft.metric();
        comparison = draft.comparison();
        figure = draft.value();
        note = draft.note();
    }

    /**
     * Tells who spoke, where and what about.
     *
     * @param organization the key of the organization spoken for
     * @param occasion the key of the event
     * @param person the key of who spoke
     */
    void tell(ClaimContext context, @Nullable Long organization, @Nullable Long occasion, @Nullable Long person) {
        claimantNameZh = context.nameZh();
        claimantNameEn = context.nameEn();
        claimantOfficeZh = context.officeZh();
        claimantOfficeEn = context.officeEn();
        claimantOrganizationId = organization;
        occasionId = occasion;
        claimantPersonId = person;
        Set<About> named = context.about().stream()
                .map(record -> new About(record.type(), record.code()))
                .collect(Collectors.toSet());
        about.retainAll(named);
        about.addAll(named);
    }

    /** What its rules look at: what is never changed of it. */
    ClaimRules.Facts facts() {
        return ClaimRules.Facts.ofWords(statementZh, statementEn, claimant, asOf, metric, comparison, figure, note);
    }
}
