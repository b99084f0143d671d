package io.autopact.integration.notification;

import io.autopact.integration.LinkSecret;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets whoever has a mail leave the list, and come back: what is in its address is all that it takes. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Unsubscribing {

    private final JdbcClient database;

    /** Whether the recipient of the mail with this secret is on the list; empty where there is no such mail. */
    @Transactional(readOnly = true)
    public Optional<Boolean> isSubscribed(String secret) {
        return database.sql("""
                        select not exists (
                            select from mail_refusal as refusal
                            where (refusal.person_id, refusal.address) is not distinct from (digest.person_id, digest.address))
                        from mail_digest as digest where digest.unsubscribe_hash = :hash""")
                .param("hash", LinkSecret.of(secret).hash())
                .query(Boolean.class)
                .optional();
    }

    /** Takes the recipient of the mail with this secret off the list, or puts them on it again. */
    @Transactional
    public void subscribe(String secret, boolean wanted) {
        database.sql(wanted ? """
                                delete from mail_refusal as refusal using mail_digest as digest
                                where digest.unsubscribe_hash = :hash
                                  and (refusal.person_id, refusal.address) is not distinct from (digest.person_id, digest.address)""" : """
                                insert into mail_refusal (person_id, address)
                                select person_id, address from mail_digest where unsubscribe_hash = :hash
                                on conflict do nothing""")
                .param("hash", LinkSecret.of(secret).hash())
                .update();
    }
}
