package io.autopact.organization;

import io.autopact.shared.time.Validity;
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
    private @Nullable Validity validity;

    @SuppressWarnings("NullAway.Init")
    protected Tie() {}

    Tie(Organization to, TieKind kind, @Nullable BigDecimal stakePercent, Validity validity) {
        this.to = to;
        this.kind = kind;
        this.stakePercent = stakePercent;
        this.validity = validity;
    }

    /** Whether it says the same, a stake of 50 being one of 50.00. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tie tie
                && to.getCode().equals(tie.to.getCode())
                && kind == tie.kind
                && Objects.equals(plain(stakePercent), plain(tie.stakePercent))
                && Validity.orOpen(validity).equals(Validity.orOpen(tie.validity));
    }

    @Override
    public int hashCode() {
        return Objects.hash(to.getCode(), kind, plain(stakePercent), Validity.orOpen(validity));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }
}
