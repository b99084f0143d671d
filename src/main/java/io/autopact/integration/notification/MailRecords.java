package io.autopact.integration.notification;

import io.autopact.shared.postgres.SqlFile;
import java.sql.Types;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records what became of mails. */
@Component
@RequiredArgsConstructor
class MailRecords {

    private static final String RECORD = SqlFile.read("integration/record-mail.sql");

    private final JdbcClient database;

    /**
     * Records it of the notifications that a mail told.
     *
     * @param digest the key of the digest; null where it was none
     */
    void record(List<Long> notifications, @Nullable Long digest, MailOutcome outcome) {
        database.sql(RECORD)
                .param("sent", outcome.sent())
                .param(
                        "reason",
                        outcome.reason() == null ? null : outcome.reason().name())
                .param("detail", outcome.detail())
                .param("digest", digest, Types.BIGINT)
                .param("ids", new SqlParameterValue(Types.ARRAY, notifications.toArray(Long[]::new)))
                .update();
    }
}
