package io.autopact.evidence;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface EvidenceRepository extends Repository<Evidence, Long> {

    Optional<Evidence> findByCode(String code);

    long countBySource(Source source);

    Evidence saveAndFlush(Evidence evidence);

    void delete(Evidence evidence);

    void flush();
}
