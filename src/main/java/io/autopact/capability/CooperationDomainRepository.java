package io.autopact.capability;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CooperationDomainRepository extends Repository<CooperationDomain, Long> {

    Optional<CooperationDomain> findByCode(String code);

    void flush();
}
