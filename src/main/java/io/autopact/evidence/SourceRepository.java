package io.autopact.evidence;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface SourceRepository extends Repository<Source, Long> {

    Optional<Source> findByCode(String code);

    Source saveAndFlush(Source source);

    void delete(Source source);

    void flush();
}
