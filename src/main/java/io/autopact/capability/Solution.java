package io.autopact.capability;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Confidence;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A product offered. Elements, domains and capabilities are keys. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Solution {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "solution_seq")
    @SequenceGenerator(name = "solution_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    private String nameZh;

    private String nameEn;

    private @Nullable String descriptionZh;

    private @Nullable String descriptionEn;

    private @Nullable Long elementId;

    @Enumerated(EnumType.STRING)
    private @Nullable Confidence elementConfidence;

    @Enumerated(EnumType.STRING)
    private @Nullable RelationshipLevel relationshipLevel;

    @Enumerated(EnumType.STRING)
    private @Nullable Confidence relationshipLevelConfidence;

    private boolean archived;

    @Version
    private int version = 1;

    @ElementCollection
    @CollectionTable(name = "solution_domain", joinColumns = @JoinColumn(name = "solution_id"))
    private Set<ServedDomain> domains = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "solution_capability", joinColumns = @JoinColumn(name = "solution_id"))
    private Set<UsedCapability> capabilities = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "solution_provider", joinColumns = @JoinColumn(name = "solution_id"))
    private Set<OfferingUnit> providers = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "solution_element", joinColumns = @JoinColumn(name = "solution_id"))
    private Set<Foundation> builtOn = new HashSet<>();

    /** A domain that it serves. */
    @Embeddable
    record ServedDomain(
            Long domainId, @Enumerated(EnumType.STRING) Confidence confidence) {}

    /** A base ability that it uses. */
    @Embeddable
    record UsedCapability(
            Long capabilityId, @Enumerated(EnumType.STRING) Confidence confidence) {}

    /** An own unit that offers it. */
    @Embeddable
    record OfferingUnit(
            Long providerId, @Enumerated(EnumType.STRING) Confidence confidence) {}

    /** An element of the architecture that it is built on. */
    @Embeddable
    record Foundation(
            Long elementId, @Enumerated(EnumType.STRING) Confidence confidence) {}

    @SuppressWarnings("NullAway.Init")
    protected Solution() {}

    /** Begins the record of a solution, under its code for good. */
    Solution(String code, String nameZh, String nameEn) {
        this.code = code;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    /** Sets what it is called and what it does. */
    void describe(SolutionDraft draft) {
        nameZh = draft.nameZh();
        nameEn = draft.nameEn();
        descriptionZh = draft.descriptionZh();
        descriptionEn = draft.descriptionEn();
    }

    /**
     * Sets between whom it works.
     *
     * @param level the level; null where that is not known
     * @param confidence whether a source states it; null where it was left as it is recorded
     */
    void worksBetween(@Nullable RelationshipLevel level, @Nullable Confidence confidence) {
        relationshipLevelConfidence = confidence(level, relationshipLevel, confidence, relationshipLevelConfidence);
        relationshipLevel = level;
    }

    /**
     * Sets the element that it belongs to.
     *
     * @param element the element's key; null where that is not known
     * @param confidence whether a source states it; null where it was left as it is recorded
     */
    void belongsTo(@Nullable Long element, @Nullable Confidence confidence) {
        elementConfidence = confidence(element, elementId, confidence, elementConfidence);
        elementId = element;
    }

    /** How a value is known: as it is said, else as it is recorded of the same value, else stated. */
    private static @Nullable Confidence confidence(
            @Nullable Object value, @Nullable Object before, @Nullable Confidence said, @Nullable Confidence recorded) {
        if (value == null) {
            return null;
        }
        if (said != null) {
            return said;
        }
        return Objects.equals(value, before) && recorded != null ? recorded : Confidence.STATED;
    }

    /** Sets the domains that it serves; those that stay as they are keep their rows. */
    void serves(Collection<ServedDomain> served) {
        domains.retainAll(served);
        domains.addAll(served);
    }

    /** Sets the base abilities that it uses; those that stay as they are keep their rows. */
    void uses(Collection<UsedCapability> used) {
        capabilities.retainAll(used);
        capabilities.addAll(used);
    }

    /** Sets the own units that offer it; those that stay as they are keep their rows. */
    void isOfferedBy(Collection<OfferingUnit> offering) {
        providers.retainAll(offering);
        providers.addAll(offering);
    }

    /** Sets the elements that it is built on; those that stay as they are keep their rows. */
    void restsOn(Collection<Foundation> foundations) {
        builtOn.retainAll(foundations);
        builtOn.addAll(foundations);
    }

    /** Keeps it for the record only. */
    void archive() {
        requireArchived(false);
        archived = true;
    }

    /** Takes it up again. */
    void restore() {
        requireArchived(true);
        archived = false;
    }

    private void requireArchived(boolean wanted) {
        if (archived != wanted) {
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    "%s is %s.".formatted(code, archived ? "archived already" : "not archived"));
        }
    }
}
