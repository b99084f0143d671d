package io.autopact.capability;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ArchitectureRepository extends Repository<Architecture, Long> {

    Optional<Architecture> findByCode(String code);

    Architecture saveAndFlush(Architecture architecture);

    void delete(Architecture architecture);

    void flush();
}
