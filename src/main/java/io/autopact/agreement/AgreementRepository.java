package io.autopact.agreement;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AgreementRepository extends Repository<Agreement, Long> {

    Optional<Agreement> findByNumber(String number);

    List<Agreement> findByNumberIn(Collection<String> numbers);

    /** For a change of its parts, which raises its version. */
    @Lock(LockModeType.PESSIMISTIC_FORCE_INCREMENT)
    @Query("select agreement from Agreement agreement where agreement.number = :number")
    Optional<Agreement> raise(String number);

    Agreement saveAndFlush(Agreement agreement);

    void delete(Agreement agreement);

    void flush();
}
