package io.autopact.portfolio.claim;

import io.autopact.portfolio.Metric;
import io.autopact.shared.time.RoughDate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import lombok.AccessLevel;
import lombok.Getter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something stated in public. It is never changed. */
@Getter(AccessLevel.PACKAGE)
@Immutable
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

    private @Nullable String note;

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
}
