package io.autopact.agreement;

import io.autopact.agreement.AgreementParts.AmendmentRow;
import io.autopact.agreement.AgreementParts.DatedRow;
import io.autopact.agreement.AgreementParts.ItemRow;
import io.autopact.agreement.AgreementParts.LineageRow;
import io.autopact.agreement.AgreementParts.PartyRow;
import io.autopact.agreement.AgreementParts.SignatoryRow;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violations;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.Getter;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What was agreed. Each step of its life is a method, and refuses what its status does not allow. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Agreement {

    private static final String PARTIES = "parties";

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
    @AttributeOverride(name = "notBefore", column = @Column(name = "drafted_on_not_before"))
    private @Nullable RoughDate draftedOn;

    private @Nullable LocalDate negotiatingOn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "signed_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "signed_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "signed_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "signed_on_not_before"))
    private @Nullable RoughDate signedOn;

    private @Nullable String placeZh;

    private @Nullable String placeEn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "effective_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "effective_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "effective_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "effective_on_not_before"))
    private @Nullable RoughDate effectiveOn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "expires_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "expires_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "expires_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "expires_on_not_before"))
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
    @CollectionTable(name = "agreement_item", joinColumns = @JoinColumn(name = "agreement_id"))
    private List<ItemRow> items = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "amendment", joinColumns = @JoinColumn(name = "agreement_id"))
    private List<AmendmentRow> amendments = new ArrayList<>();

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
        describe(draft);
    }

    /** Rewrites it while it is not signed. */
    void rewrite(AgreementDraft draft, AgreementReferences.Rows rows) {
        if (status != AgreementStatus.DRAFT && status != AgreementStatus.NEGOTIATING) {
            throw refused("be rewritten", ownTerm());
        }
        RoughDate planned = effectiveOn;
        describe(draft);
        setParties(rows, planned);
    }

    /** Changes what a signed agreement is called and what is noted of it, which is no change of what was agreed. */
    void annotate(AgreementDraft draft, AgreementReferences.Rows rows) {
        if (status == AgreementStatus.WITHDRAWN) {
            throw refused("be changed", ownTerm());
        }
        wordingZh = draft.wordingZh();
        wordingEn = draft.wordingEn();
        titleZh = draft.titleZh();
        titleEn = draft.titleEn();
        placeZh = draft.placeZh();
        placeEn = draft.placeEn();
        if (!reminderDays.equals(draft.reminderDays())) {
            reminderDays = new ArrayList<>(draft.reminderDays());
        }
        replace(signatories, rows.signatories());
        replace(lineage, rows.lineage());
    }

    /** Why it is not simply rewritten any more: what was agreed changes by the actions that are allowed. */
    ProblemException agreed() {
        return refused("be rewritten", ownTerm());
    }

    /** Whether it is signed, or was. */
    boolean isSigned() {
        return status.isSigned();
    }

    /** It takes no more parts once it was given up. */
    void requireParts() {
        if (status == AgreementStatus.WITHDRAWN) {
            throw refused("get further parts", ownTerm());
        }
    }

    private void describe(AgreementDraft draft) {
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
        if (!reminderDays.equals(draft.reminderDays())) {
            this.reminderDays = new ArrayList<>(draft.reminderDays());
        }
    }

    /** Sets who makes it, what it covers, and what it follows from. */
    void setParties(AgreementReferences.Rows rows, @Nullable RoughDate planned) {
        replace(parties, rows.parties());
        replace(signatories, rows.signatories());
        replace(items, rows.items());
        replace(lineage, rows.lineage());
        coverFrom(effectiveOn, planned == null ? effectiveOn : planned);
    }

    /** Sets who signs it and who stands by. */
    void setSignatories(Collection<SignatoryRow> people) {
        replace(signatories, people);
    }

    /** Begins to negotiate it. */
    void negotiate(LocalDate on) {
        require(AgreementAction.NEGOTIATE, ownTerm());
        status = AgreementStatus.NEGOTIATING;
        negotiatingOn = on;
    }

    /** Signs it. What has no first day of its own is covered from the first day of effect. */
    void sign(Signing signing) {
        require(AgreementAction.SIGN, ownTerm());
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
        require(AgreementAction.WITHDRAW, ownTerm());
        status = AgreementStatus.WITHDRAWN;
        withdrawnOn = on;
        withdrawalReason = reason;
    }

    /** Ends it before its time; the day given is its last. */
    void terminate(LocalDate on, String reason) {
        require(AgreementAction.TERMINATE, ownTerm());
        status = AgreementStatus.TERMINATED;
        terminatedOn = on;
        terminationReason = reason;
    }

    /**
     * Changes it from a day on.
     *
     * @param amendment what changes beside the parts
     * @param rows what comes and goes of the parts
     * @return what does not fit to what holds on that day
     */
    Violations amend(Amendment amendment, AgreementReferences.AmendmentRows rows) {
        require(AgreementAction.AMEND, ownTerm());
        int next = nextAmendment();
        RoughDate on = amendment.effectiveOn();
        Violations violations = new Violations();
        rows.removedItems().forEach((kind, keys) -> DatedRows.end(kind.removing(), items, keys, on, next, violations));
        DatedRows.end("removeParties", parties, rows.removedParties(), on, next, violations);
        rows.addedItems().forEach((kind, added) -> DatedRows.add(kind.adding(), items, added, on, next, violations));
        DatedRows.add("addParties", parties, rows.addedParties(), on, next, violations);
        amendments.add(new AmendmentRow(
                next,
                AmendmentKind.AMENDMENT,
                on,
                amendment.signedOn(),
                amendment.expiresOn(),
                amendment.extendsToSubsidiaries(),
                amendment.note()));
        return violations;
    }

    /** Prolongs it. */
    void renew(LocalDate on, RoughDate until, @Nullable String note, AgreementTerm current) {
        require(AgreementAction.RENEW, current);
        amendments.add(
                new AmendmentRow(nextAmendment(), AmendmentKind.RENEWAL, RoughDate.of(on), null, until, null, note));
    }

    /** Records that it is not to renew itself. */
    void giveNotice(LocalDate on, AgreementTerm current) {
        require(AgreementAction.NOTICE, current);
        amendments.add(
                new AmendmentRow(nextAmendment(), AmendmentKind.NOTICE, RoughDate.of(on), null, null, null, null));
    }

    /** Puts right what was recorded wrongly; the parts that the correction is not about stay as they are. */
    void correct(Correction correction, AgreementReferences.Rows rows) {
        require(AgreementAction.CORRECT, ownTerm());
        RoughDate recorded = effectiveOn;
        describe(correction.agreement());
        negotiatingOn = correction.negotiatingOn();
        signedOn = correction.signedOn();
        terminatedOn = correction.terminatedOn();
        terminationReason = terminatedOn == null ? null : correction.terminationReason();
        if (status == AgreementStatus.TERMINATED && terminatedOn == null) {
            status = AgreementStatus.SIGNED;
        }
        replaceIf(correction, PARTIES, parties, DatedRows.remembering(parties, rows.parties()));
        replaceIf(correction, "signatories", signatories, rows.signatories());
        replaceIf(correction, "lineage", lineage, rows.lineage());
        replaceItems(
                kind -> correction.isAbout(kind) ? DatedRows.remembering(items(kind), rows.items(kind)) : items(kind));
        coverFrom(effectiveOn, recorded);
        if (correction.given().contains("amendments")) {
            correctAmendments(correction);
        }
    }

    /** What an amendment did to the parts follows its day; where it is left out, it did nothing. */
    private void correctAmendments(Correction correction) {
        List<AmendmentRow> wanted = new ArrayList<>();
        for (AmendmentRow recorded : amendments) {
            Optional<Correction.CorrectedAmendment> kept = correction.amendments().stream()
                    .filter(each -> each.number() == recorded.number())
                    .findFirst();
            kept.ifPresent(each -> wanted.add(each.row()));
            replace(parties, following(parties, correction.given().contains(PARTIES), recorded, kept));
            replaceItems(kind -> following(items(kind), correction.isAbout(kind), recorded, kept));
        }
        replace(amendments, wanted);
    }

    /**
     * The rows as they are when an amendment is corrected.
     *
     * @param given whether the correction says itself what they are
     * @param kept the amendment as it should have been; empty where it was none
     */
    private static <R extends DatedRow<R>> List<R> following(
            List<R> rows, boolean given, AmendmentRow recorded, Optional<Correction.CorrectedAmendment> kept) {
        int number = recorded.number();
        if (given) {
            return kept.isEmpty() ? DatedRows.forgetting(rows, number) : rows;
        }
        return kept.map(each -> DatedRows.moved(rows, number, recorded.effectiveOn(), each.effectiveOn()))
                .orElseGet(() -> DatedRows.without(rows, number));
    }

    private List<ItemRow> items(ScopeKind kind) {
        return items.stream().filter(row -> row.kind() == kind).toList();
    }

    private void replaceItems(Function<ScopeKind, List<ItemRow>> newRows) {
        replace(
                items,
                Stream.of(ScopeKind.values())
                        .flatMap(kind -> newRows.apply(kind).stream())
                        .toList());
    }

    private static <T> void replaceIf(Correction correction, String member, List<T> rows, List<T> newRows) {
        if (correction.given().contains(member)) {
            replace(rows, newRows);
        }
    }

    /** What has no first day of its own, or had the planned one, is covered from the first day of effect. */
    private void coverFrom(@Nullable RoughDate firstDay, @Nullable RoughDate planned) {
        if (firstDay != null) {
            replace(items, DatedRows.beginning(items, firstDay, planned));
        }
    }

    /** The amendment that sets another expiry after a day; empty where none does. */
    Optional<Integer> resetAfter(LocalDate day) {
        return amendments.stream()
                .filter(amendment -> amendment.expiresOn() != null
                        && amendment.effectiveOn().value().isAfter(day))
                .map(AmendmentRow::number)
                .findFirst();
    }

    private int nextAmendment() {
        return amendments.stream().mapToInt(AmendmentRow::number).max().orElse(0) + 1;
    }

    /** Its term as it was agreed last, whatever the calendar made of it. */
    private AgreementTerm ownTerm() {
        Comparator<AmendmentRow> sequence = Comparator.comparing(
                        (AmendmentRow amendment) -> amendment.effectiveOn().value())
                .thenComparingInt(AmendmentRow::number);
        RoughDate expiry = amendments.stream()
                .filter(amendment -> amendment.expiresOn() != null)
                .max(sequence)
                .map(AmendmentRow::expiresOn)
                .orElse(expiresOn);
        Optional<AmendmentRow> renewal = amendments.stream()
                .filter(amendment -> amendment.kind() == AmendmentKind.RENEWAL)
                .max(sequence);
        LocalDate noticeOn = amendments.stream()
                .filter(amendment -> amendment.kind() == AmendmentKind.NOTICE)
                .filter(notice -> renewal.isEmpty() || sequence.compare(notice, renewal.get()) > 0)
                .min(sequence)
                .map(notice -> notice.effectiveOn().value())
                .orElse(null);
        return new AgreementTerm(expiry == null ? null : expiry.value(), noticeOn);
    }

    private void require(AgreementAction action, AgreementTerm term) {
        if (!allowed(term).contains(action)) {
            throw refused(action.name(), term);
        }
    }

    private List<AgreementAction> allowed(AgreementTerm term) {
        boolean expires = term.expiresOn() != null;
        return status.allowedActions(expires, expires && renewalMonths != null && term.noticeOn() == null);
    }

    private ProblemException refused(String action, AgreementTerm term) {
        return new ProblemException(
                        AgreementProblem.ACTION_NOT_ALLOWED,
                        "%s is %s; it cannot %s.".formatted(number, status, action))
                .with("allowedActions", allowed(term));
    }

    /** What the rules about agreements look at. */
    AgreementRules.Facts facts() {
        return new AgreementRules.Facts(
                status,
                kind,
                draftedOn,
                negotiatingOn,
                signedOn,
                effectiveOn,
                expiresOn,
                noticeDays,
                renewalMonths,
                extendsToSubsidiaries,
                terminatedOn,
                terminationReason,
                withdrawnOn,
                withdrawalReason);
    }

    /** What the rules about its parts look at. */
    List<AgreementRules.PartFacts> partFacts() {
        Map<Integer, LocalDate> effects = amendments.stream()
                .collect(Collectors.toMap(
                        AmendmentRow::number,
                        amendment -> amendment.effectiveOn().value()));
        return Stream.<DatedRow<?>>concat(parties.stream(), items.stream())
                .map(row -> new AgreementRules.PartFacts(
                        number,
                        false,
                        false,
                        row.validity().from(),
                        row.validity().until(),
                        row.addedIn(),
                        row.endedIn(),
                        effects.get(row.addedIn()),
                        effects.get(row.endedIn()),
                        false,
                        false,
                        null,
                        false))
                .toList();
    }

    private static <T> void replace(List<T> rows, Collection<T> newRows) {
        List<T> wanted = List.copyOf(newRows);
        // The rows have no order of their own, so that another one is no change.
        if (rows.size() != wanted.size() || !Set.copyOf(rows).equals(Set.copyOf(wanted))) {
            rows.clear();
            rows.addAll(wanted);
        }
    }
}
