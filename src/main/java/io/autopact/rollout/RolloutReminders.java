package io.autopact.rollout;

import io.autopact.agreement.Reminding;
import io.autopact.shared.postgres.SqlFile;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reminds of stages of rollouts that are planned, and of those that are late. */
@Component
@RequiredArgsConstructor
class RolloutReminders implements Reminding {

    private static final String REMIND = SqlFile.read("rollout/remind.sql");

    private final JdbcClient database;

    @Override
    public int tell(LocalDate day, LocalDate today) {
        return database.sql(REMIND).param("day", day).param("today", today).update();
    }
}
