package io.autopact.integration.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded of a webhook.
 *
 * @param code its code; null to have one made
 * @param url where events are posted to
 * @param descriptionZh what it is for, in Chinese
 * @param descriptionEn the same in English
 * @param types which types of events; empty for all
 * @param organizations whom they are to concern; empty for anybody
 * @param format how they are sent
 */
public record WebhookDraft(
        @Nullable String code,
        String url,
        @Nullable String descriptionZh,
        @Nullable String descriptionEn,
        List<String> types,
        List<String> organizations,
        WebhookFormat format) {}
