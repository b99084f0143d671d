package io.autopact.rollout;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface RolloutRepository extends Repository<Rollout, Long> {

    Optional<Rollout> findByNumber(String number);

    Rollout saveAndFlush(Rollout rollout);

    void delete(Rollout rollout);

    void flush();
}
