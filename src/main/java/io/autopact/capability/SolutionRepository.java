package io.autopact.capability;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface SolutionRepository extends Repository<Solution, Long> {

    Optional<Solution> findByCode(String code);

    Solution saveAndFlush(Solution solution);

    void delete(Solution solution);

    void flush();
}
