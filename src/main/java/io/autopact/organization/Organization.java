package io.autopact.organization;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** Anyone who can be party to an agreement: an automaker, a partner or an own unit. */
@Getter(AccessLevel.PACKAGE)
@Entity
@SecondaryTable(name = "cooperation", pkJoinColumns = @PrimaryKeyJoinColumn(name = "organization_id"))
class Organization {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "record_seq")
    @SequenceGenerator(name = "record_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    /** Follows from the kind, in the database too. */
    @Enumerated(EnumType.STRING)
    @Column(insertable = false, updatable = false)
    private OrganizationType type;

    @Enumerated(EnumType.STRING)
    private OrganizationKind kind;

    private String nameZh;

    private String nameEn;

    private @Nullable String country;

    private boolean archived;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "merged_into_id", insertable = false, updatable = false)
    private @Nullable Organization mergedInto;

    @Version
    private int version = 1;

    @ElementCollection
    @CollectionTable(name = "organization_alias", joinColumns = @JoinColumn(name = "organization_id"))
    @Column(name = "alias")
    private Set<String> aliases = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "organization_tie", joinColumns = @JoinColumn(name = "organization_id"))
    private List<Tie> ties = new ArrayList<>();

    @Embedded
    private @Nullable Cooperation cooperation;

    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    /**
     * Begins the record of an organization.
     *
     * @param code its code, for good
     * @param kind what kind it is, which also says which type
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     */
    Organization(String code, OrganizationKind kind, String nameZh, String nameEn) {
        this.code = code;
        this.type = kind.type();
        this.kind = kind;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    /** Sets what it is called and where it is at home. The kind can change only within its type. */
    void describe(OrganizationKind newKind, String newNameZh, String newNameEn, @Nullable String newCountry) {
        if (newKind.type() != type) {
            throw new IllegalArgumentException("An organization stays what it is: " + type);
        }
        kind = newKind;
        nameZh = newNameZh;
        nameEn = newNameEn;
        country = newCountry;
    }

    /** Sets the further names it is known by; those it keeps stay as they are. */
    void alsoKnownAs(Collection<String> names) {
        aliases.retainAll(names);
        aliases.addAll(names);
    }

    /** Sets all its ties to others. */
    void belongsTo(Collection<Tie> newTies) {
        if (!new HashSet<>(ties).equals(new HashSet<>(newTies))) {
            ties.clear();
            ties.addAll(newTies);
        }
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

    /** Records that we work with it, or that we have no record of it. */
    void cooperates(@Nullable Cooperation newCooperation) {
        cooperation = newCooperation;
    }
}
