package io.autopact.organization;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface OrganizationRepository extends Repository<Organization, Long> {

    Optional<Organization> findByCode(String code);

    List<Organization> findByCodeInAndMergedIntoIsNull(Collection<String> codes);

    Organization saveAndFlush(Organization organization);

    void delete(Organization organization);

    void flush();
}
