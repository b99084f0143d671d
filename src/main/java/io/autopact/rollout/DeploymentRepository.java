package io.autopact.rollout;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface DeploymentRepository extends Repository<Deployment, Long> {

    Optional<Deployment> findByNumber(String number);

    Deployment saveAndFlush(Deployment deployment);

    void delete(Deployment deployment);

    void flush();
}
