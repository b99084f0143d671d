package io.autopact.portfolio.claim;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Appends claims. */
interface ClaimRepository extends Repository<Claim, Long> {

    Claim saveAndFlush(Claim claim);

    Optional<Claim> findByCode(String code);

    void flush();

    boolean existsByCode(String code);
}
