package io.autopact.agreement;

import io.autopact.agreement.AgreementParts.LineageRow;
import io.autopact.agreement.AgreementParts.PartyRow;
import io.autopact.agreement.AgreementParts.ScopeRow;
import io.autopact.agreement.AgreementParts.SignatoryRow;
import io.autopact.agreement.AgreementParts.SolutionRow;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.RoughDate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lombok.AccessLevel;
import lombok.Getter;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What was agreed. Each step of its life is a method, and refuses what its status does not allow. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Agreement {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "agreement_seq")
    @SequenceGenerator(name = "agreement_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(name = "code", updatable = false)
    private String number;

    @Enumerated(EnumType.STRING)
    private AgreementKind kind;

    private @Nullable String wordingZh;

    private @Nullable String wordingEn;

    private String titleZh;

    private String titleEn;

    @Enumerated(EnumType.STRING)
    private AgreementStatus status = AgreementStatus.DRAFT;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "drafted_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "drafted_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "drafted_on_confidence"))
    private @Nullable RoughDate draftedOn;

    private @Nullable LocalDate negotiatingOn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "signed_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "signed_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "signed_on_confidence"))
    private @Nullable RoughDate signedOn;

    private @Nullable String placeZh;

    private @Nullable String placeEn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "effective_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "effective_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "effective_on_confidence"))
    private @Nullable RoughDate effectiveOn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "expires_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "expires_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "expires_on_confidence"))
    private @Nullable RoughDate expiresOn;

    private @Nullable Integer noticeDays;

    private @Nullable Integer renewalMonths;

    private boolean extendsToSubsidiaries;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<Integer> reminderDays = new ArrayList<>();

    private @Nullable LocalDate terminatedOn;

    private @Nullable String terminationReason;

    private @Nullable LocalDate withdrawnOn;

    private @Nullable String withdrawalReason;

    @Version
    private int version = 1;

    @ElementCollection
    @CollectionTable(name = "agreement_party", joinColumns = @JoinColumn(name = "agreement_id"))
    private List<PartyRow> parties = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "agreement_signatory", joinColumns = @JoinColumn(name = "agreement_id"))
    private List<SignatoryRow> signatories = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "agreement_scope", joinColumns = @JoinColumn(name = "agreement_id"))
    private List<ScopeRow> scope = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "agreement_solution", joinColumns = @JoinColumn(name = "agreement_id"))
    private List<SolutionRow> solutions = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "agreement_lineage", joinColumns = @JoinColumn(name = "agreement_id"))
    private List<LineageRow> lineage = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Agreement() {}

    /**
     * Begins an agreement as a draft.
     *
     * @param number its number, for good
     * @param draft what it is to say, beside its parts
     */
    Agreement(String number, AgreementDraft draft) {
        this.number = number;
        this.kind = draft.kind();
        this.wordingZh = draft.wordingZh();
        this.wordingEn = draft.wordingEn();
        this.titleZh = draft.titleZh();
        this.titleEn = draft.titleEn();
        this.draftedOn = draft.draftedOn();
        this.effectiveOn = draft.effectiveOn();
        this.expiresOn = draft.expiresOn();
        this.placeZh = draft.placeZh();
        this.placeEn = draft.placeEn();
        this.noticeDays = draft.noticeDays();
        this.renewalMonths = draft.renewalMonths();
        this.extendsToSubsidiaries = draft.extendsToSubsidiaries();
        this.reminderDays = new ArrayList<>(draft.reminderDays());
    }

    /** Sets who makes it, what it covers, and what it follows from. */
    void isBetween(
            Collection<PartyRow> newParties,
            Collection<ScopeRow> newScope,
            Collection<SolutionRow> newSolutions,
            Collection<LineageRow> newLineage) {
        replace(parties, newParties);
        replace(scope, newScope);
        replace(solutions, newSolutions);
        coverFrom(effectiveOn, effectiveOn);
        replace(lineage, newLineage);
    }

    /** Sets who signs it and who stands by. */
    void isSignedBy(Collection<SignatoryRow> people) {
        replace(signatories, people);
    }

    /** Begins to negotiate it. */
    void negotiate(LocalDate on) {
        require(AgreementAction.NEGOTIATE);
        status = AgreementStatus.NEGOTIATING;
        negotiatingOn = on;
    }

    /** Signs it. What has no first day of its own is covered from the first day of effect. */
    void sign(Signing signing) {
        require(AgreementAction.SIGN);
        status = AgreementStatus.SIGNED;
        signedOn = signing.signedOn();
        RoughDate planned = effectiveOn;
        RoughDate otherwise = planned == null ? signing.signedOn() : planned;
        effectiveOn = signing.effectiveOn() == null ? otherwise : signing.effectiveOn();
        expiresOn = signing.expiresOn() == null ? expiresOn : signing.expiresOn();
        placeZh = signing.placeZh() == null ? placeZh : signing.placeZh();
        placeEn = signing.placeEn() == null ? placeEn : signing.placeEn();
        coverFrom(effectiveOn, planned);
    }

    /** Gives it up before it is signed. */
    void withdraw(LocalDate on, String reason) {
        require(AgreementAction.WITHDRAW);
        status = AgreementStatus.WITHDRAWN;
        withdrawnOn = on;
        withdrawalReason = reason;
    }

    /** Ends it before its time; the day given is its last. */
    void terminate(LocalDate on, String reason) {
        require(AgreementAction.TERMINATE);
        status = AgreementStatus.TERMINATED;
        terminatedOn = on;
        terminationReason = reason;
    }

    /** What has no first day of its own, or had the planned one, is covered from the first day of effect. */
    private void coverFrom(@Nullable RoughDate firstDay, @Nullable RoughDate planned) {
        if (firstDay != null) {
            replace(
                    scope,
                    scope.stream()
                            .map(row -> row.with(row.validity().beginning(firstDay, planned)))
                            .toList());
            replace(
                    solutions,
                    solutions.stream()
                            .map(row -> row.with(row.validity().beginning(firstDay, planned)))
                            .toList());
        }
    }

    /** Whether anything it covers would end before it begins. */
    boolean coversBackwards() {
        return scope.stream().anyMatch(row -> row.validity().isBackwards())
                || solutions.stream().anyMatch(row -> row.validity().isBackwards());
    }

    private void require(AgreementAction action) {
        List<AgreementAction> allowed = status.allowedActions(expiresOn != null, renewalMonths != null);
        if (!allowed.contains(action)) {
            throw new ProblemException(
                            AgreementProblem.ACTION_NOT_ALLOWED,
                            "%s is %s; it cannot %s.".formatted(number, status, action))
                    .with("allowedActions", allowed);
        }
    }

    private static <T> void replace(List<T> rows, Collection<T> newRows) {
        List<T> wanted = List.copyOf(newRows);
        if (!rows.equals(wanted)) {
            rows.clear();
            rows.addAll(wanted);
        }
    }
}
