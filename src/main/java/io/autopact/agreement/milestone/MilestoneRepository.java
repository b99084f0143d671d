package io.autopact.agreement.milestone;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface MilestoneRepository extends Repository<Milestone, Long> {

    Optional<Milestone> findByCode(String code);

    Milestone saveAndFlush(Milestone milestone);

    void delete(Milestone milestone);

    void flush();
}
