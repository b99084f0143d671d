package io.autopact.integration.webhook.web;

import io.autopact.integration.webhook.WebhookDraft;
import io.autopact.integration.webhook.WebhookFormat;
import io.autopact.shared.document.Codes;
import io.autopact.shared.document.Document;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends of a webhook.
 *
 * @param code its code; missing to have one made
 * @param url where events are posted to: a public address with https, or one that the operator allows
 * @param descriptionZh what it is for, in Chinese
 * @param descriptionEn the same in English
 * @param types the types of events that are sent, or the beginnings of some with {@code .*}; missing for all
 * @param organizations the codes of the organizations that they are to concern; missing for any
 * @param format how they are sent; STANDARD where it is missing. It stays what it was registered as
 * @param secret what to sign with, {@code whsec_} and 24 to 64 bytes in Base64; missing to have one made. For FEISHU
 *     and DINGTALK the one that the robot was given, missing where it wants no signature. Taken when a webhook is
 *     registered, and not later
 */
@Document(readOnly = {"enabled", "failingSince", "version", "updatedAt"})
@Schema(name = "WebhookRequest")
record WebhookDocument(
        @Nullable String code,
        @NotNull @Size(min = 1, max = 2000) String url,
        @Size(min = 1, max = 500) @Nullable String descriptionZh,
        @Size(min = 1, max = 500) @Nullable String descriptionEn,
        @Size(max = 200) @Nullable List<@NotBlank @Size(max = 200) String> types,
        @Size(max = 200) @Nullable List<@NotBlank @Size(max = 80) String> organizations,
        @Nullable WebhookFormat format,
        @Size(max = 200) @Nullable String secret) {

    /** As a draft under the code of the path, or under its own where there is none. */
    WebhookDraft draft(@Nullable String path) {
        return new WebhookDraft(
                path == null && code == null ? null : Codes.upperCase("code", path, code),
                url,
                descriptionZh,
                descriptionEn,
                types == null ? List.of() : List.copyOf(types),
                organizations == null ? List.of() : List.copyOf(organizations),
                format == null ? WebhookFormat.STANDARD : format);
    }

    @Override
    public String toString() {
        return "WebhookDocument[" + code + "]";
    }
}
