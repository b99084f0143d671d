package io.autopact.people;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A contact or a colleague. The organization is named by its code. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Person {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "person_seq")
    @SequenceGenerator(name = "person_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    private String nameZh;

    private String nameEn;

    private String organization;

    private @Nullable String officeZh;

    private @Nullable String officeEn;

    private @Nullable String email;

    private @Nullable String phone;

    private @Nullable String subject;

    private boolean archived;

    /** Whether the personal data was erased. */
    @Column(insertable = false, updatable = false)
    private boolean erased;

    @Version
    private int version = 1;

    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    /** Begins the record of a person, under their code for good. */
    @SuppressWarnings("NullAway.Init")
    Person(PersonDraft draft) {
        this.code = draft.code();
        describe(draft);
    }

    /** Sets what is known of them. */
    final void describe(PersonDraft draft) {
        nameZh = draft.nameZh();
        nameEn = draft.nameEn();
        organization = draft.organization();
        officeZh = draft.officeZh();
        officeEn = draft.officeEn();
        email = draft.email();
        phone = draft.phone();
        subject = draft.subject();
    }

    /**
     * Keeps them for the record only, or takes them up again.
     *
     * @throws ProblemException if that is so already, or an erased one is to be taken up: they are told of nothing any
     *     more
     */
    void keepForTheRecord(boolean wanted) {
        if (archived == wanted) {
            throw new ProblemException(
                    CommonProblem.CONFLICT, "%s is %s.".formatted(code, wanted ? "archived already" : "not archived"));
        }
        if (erased && !wanted) {
            throw new ProblemException(
                    CommonProblem.CONFLICT, "%s is erased, and is kept for the record only.".formatted(code));
        }
        archived = wanted;
    }
}
