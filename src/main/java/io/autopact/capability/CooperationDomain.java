package io.autopact.capability;

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

/** One of the areas that agreements are about. They are fixed; only what they are called and their order is kept. */
@Getter(AccessLevel.PACKAGE)
@Entity
class CooperationDomain {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "cooperation_domain_seq")
    @SequenceGenerator(name = "cooperation_domain_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    private int position;

    private String nameZh;

    private String nameEn;

    @Version
    private int version = 1;

    @SuppressWarnings("NullAway.Init")
    protected CooperationDomain() {}

    /** Sets what it is called, and its place in the order. */
    void describe(String newNameZh, String newNameEn, int newPosition) {
        nameZh = newNameZh;
        nameEn = newNameEn;
        position = newPosition;
    }
}
