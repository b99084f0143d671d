package io.autopact.organization;

import io.autopact.shared.time.RoughDate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** That we work with an organization, since when, in the words of the source. */
@Getter(AccessLevel.PACKAGE)
@Embeddable
class Cooperation {

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "since", table = "cooperation"))
    @AttributeOverride(name = "precision", column = @Column(name = "since_precision", table = "cooperation"))
    @AttributeOverride(name = "confidence", column = @Column(name = "since_confidence", table = "cooperation"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "since_not_before", table = "cooperation"))
    private @Nullable RoughDate since;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "until", table = "cooperation"))
    @AttributeOverride(name = "precision", column = @Column(name = "until_precision", table = "cooperation"))
    @AttributeOverride(name = "confidence", column = @Column(name = "until_confidence", table = "cooperation"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "until_not_before", table = "cooperation"))
    private @Nullable RoughDate until;

    @Column(table = "cooperation")
    private @Nullable String wordingZh;

    @Column(table = "cooperation")
    private @Nullable String wordingEn;

    protected Cooperation() {}

    Cooperation(
            @Nullable RoughDate since,
            @Nullable RoughDate until,
            @Nullable String wordingZh,
            @Nullable String wordingEn) {
        this.since = since;
        this.until = until;
        this.wordingZh = wordingZh;
        this.wordingEn = wordingEn;
    }
}
