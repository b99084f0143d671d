package io.autopact.integration.webhook;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface WebhookRepository extends Repository<Webhook, Long> {

    Optional<Webhook> findByCode(String code);

    Webhook saveAndFlush(Webhook webhook);

    void delete(Webhook webhook);

    void flush();
}
