package io.autopact.capability;

import io.autopact.shared.time.RoughDate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.Map;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/**
 * A version of the capability architecture. Its code is what the version is called; the number that rises is the
 * revision. Its elements and capabilities are {@link ArchitectureParts}'.
 */
@Getter(AccessLevel.PACKAGE)
@Entity
class Architecture {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "architecture_seq")
    @SequenceGenerator(name = "architecture_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    private String nameZh;

    private String nameEn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "effective_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "effective_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "effective_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "effective_on_not_before"))
    private RoughDate effectiveOn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "announced_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "announced_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "announced_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "announced_on_not_before"))
    private @Nullable RoughDate announcedOn;

    private @Nullable Long occasionId;

    private @Nullable Long ownerId;

    private @Nullable Long predecessorId;

    private @Nullable Integer declaredHorizontal;

    private @Nullable Integer declaredVertical;

    private @Nullable Integer declaredPlatform;

    @Version
    @Column(name = "version")
    private int revision = 1;

    @SuppressWarnings("NullAway.Init")
    protected Architecture() {}

    /** Begins the record of a version, under its name for good. */
    Architecture(String code, String nameZh, String nameEn, RoughDate effectiveOn) {
        this.code = code;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.effectiveOn = effectiveOn;
    }

    /** Sets what it is called and when it takes effect. */
    void describe(String newNameZh, String newNameEn, RoughDate newEffectiveOn) {
        nameZh = newNameZh;
        nameEn = newNameEn;
        effectiveOn = newEffectiveOn;
    }

    /**
     * Sets where it comes from.
     *
     * @param announced the day it was announced, which need not be that on which it takes effect
     * @param origin the keys of what it refers to
     */
    void comesFrom(@Nullable RoughDate announced, ArchitectureParts.Origin origin) {
        announcedOn = announced;
        occasionId = origin.occasion();
        ownerId = origin.owner();
        predecessorId = origin.predecessor();
    }

    /** Sets how many elements the source says each layer has; nothing for a layer of which it does not say. */
    void declares(Map<LayerKind, Integer> counts) {
        declaredHorizontal = counts.get(LayerKind.HORIZONTAL);
        declaredVertical = counts.get(LayerKind.VERTICAL);
        declaredPlatform = counts.get(LayerKind.PLATFORM);
    }
}
