package io.autopact.rollout;

import io.autopact.agreement.AgreementUses;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rollouts name the agreement they rest on, or are planned to rest on. */
@Component
@RequiredArgsConstructor
class BasisUses implements AgreementUses {

    private final JdbcClient database;

    @Override
    public List<Use> find(long agreement) {
        return database.sql("select code from rollout where basis_id = :agreement order by code")
                .param("agreement", agreement)
                .query((row, number) -> new Use(RolloutService.RECORD_KIND, row.getString("code")))
                .list();
    }
}
