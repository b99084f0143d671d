package io.autopact.organization;

import io.autopact.shared.time.RoughDate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** One organization belonging to another, from one day to another. */
@Getter(AccessLevel.PACKAGE)
@Embeddable
class Tie {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "to_id")
    private Organization to;

    @Enumerated(EnumType.STRING)
    private TieKind kind;

    private @Nullable BigDecimal stakePercent;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "valid_from"))
    @AttributeOverride(name = "precision", column = @Column(name = "valid_from_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "valid_from_confidence"))
    private @Nullable RoughDate from;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "valid_until"))
    @AttributeOverride(name = "precision", column = @Column(name = "valid_until_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "valid_until_confidence"))
    private @Nullable RoughDate until;

    @SuppressWarnings("NullAway.Init")
    protected Tie() {}

    Tie(
            Organization to,
            TieKind kind,
            @Nullable BigDecimal stakePercent,
            @Nullable RoughDate from,
            @Nullable RoughDate until) {
        this.to = to;
        this.kind = kind;
        this.stakePercent = stakePercent;
        this.from = from;
        this.until = until;
    }

    /** Whether it says the same, a stake of 50 being one of 50.00. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tie tie
                && to.getCode().equals(tie.to.getCode())
                && kind == tie.kind
                && Objects.equals(plain(stakePercent), plain(tie.stakePercent))
                && Objects.equals(from, tie.from)
                && Objects.equals(until, tie.until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(to.getCode(), kind, plain(stakePercent), from, until);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }
}
