package io.autopact.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AgreementRepository extends Repository<Agreement, Long> {

    Optional<Agreement> findByNumber(String number);

    boolean existsByNumber(String number);

    List<Agreement> findByNumberIn(Collection<String> numbers);

    Agreement saveAndFlush(Agreement agreement);

    void delete(Agreement agreement);

    void flush();
}
