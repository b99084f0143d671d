package io.autopact.agreement.instrument;

import io.autopact.agreement.AgreementProblem;
import io.autopact.shared.problem.ProblemException;
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
import jakarta.persistence.Version;
import java.math.BigDecimal;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** What an agreement sets up. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Instrument {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "instrument_seq")
    @SequenceGenerator(name = "instrument_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    @Column(updatable = false)
    private Long agreementId;

    @Enumerated(EnumType.STRING)
    private InstrumentKind kind;

    private String nameZh;

    private String nameEn;

    private @Nullable BigDecimal amount;

    private @Nullable String currency;

    private @Nullable String placeZh;

    private @Nullable String placeEn;

    @Enumerated(EnumType.STRING)
    private InstrumentState state = InstrumentState.PLANNED;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "established_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "established_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "established_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "established_on_not_before"))
    private @Nullable RoughDate establishedOn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "operating_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "operating_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "operating_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "operating_on_not_before"))
    private @Nullable RoughDate operatingOn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "closed_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "closed_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "closed_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "closed_on_not_before"))
    private @Nullable RoughDate closedOn;

    private @Nullable String stateNote;

    private @Nullable String note;

    @Version
    private int version = 1;

    @SuppressWarnings("NullAway.Init")
    protected Instrument() {}

    /**
     * Begins the record of an instrument, as planned.
     *
     * @param code its code, for good
     * @param agreementId the agreement that it is a part of
     * @param draft what is to be set up
     */
    @SuppressWarnings("NullAway.Init")
    Instrument(String code, Long agreementId, InstrumentDraft draft) {
        this.code = code;
        this.agreementId = agreementId;
        describe(draft);
    }

    /** Sets what it is and how large. */
    final void describe(InstrumentDraft draft) {
        kind = draft.kind();
        nameZh = draft.nameZh();
        nameEn = draft.nameEn();
        amount = draft.amount();
        currency = draft.currency();
        placeZh = draft.placeZh();
        placeEn = draft.placeEn();
        note = draft.note();
    }

    /** Records how far it has come. */
    void move(InstrumentState to, RoughDate on, @Nullable String why) {
        if (!state.next().contains(to)) {
            throw new ProblemException(
                            AgreementProblem.STATE_NOT_ALLOWED,
                            "%s is %s; it cannot become %s.".formatted(code, state, to))
                    .with("allowedStates", state.next());
        }
        state = to;
        stateNote = why;
        switch (to) {
            case ESTABLISHED -> establishedOn = on;
            case OPERATING -> operatingOn = on;
            case CLOSED -> closedOn = on;
            case PLANNED -> throw new IllegalStateException("Nothing becomes planned");
        }
    }

    /** What the rules look at; {@code agreement} is the number of the one that it is a part of. */
    InstrumentRules.Facts facts(String agreement) {
        return new InstrumentRules.Facts(
                agreement, false, amount, currency, state, establishedOn, operatingOn, closedOn);
    }
}
