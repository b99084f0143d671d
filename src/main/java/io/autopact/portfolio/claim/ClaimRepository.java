package io.autopact.portfolio.claim;

import org.springframework.data.repository.Repository;

/** Appends claims. */
interface ClaimRepository extends Repository<Claim, Long> {

    Claim saveAndFlush(Claim claim);

    boolean existsByCode(String code);
}
