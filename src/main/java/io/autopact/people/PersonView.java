package io.autopact.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * A contact at a partner, or a colleague.
 *
 * @param code their code
 * @param nameZh their name in Chinese
 * @param nameEn their name in English
 * @param organization the code of the organization that they belong to
 * @param officeZh their office there, in Chinese
 * @param officeEn their office there, in English
 * @param email their e-mail address; null for everyone but managers and administrators
 * @param phone their telephone number; null for everyone but managers and administrators
 * @param subject the subject of their login, in the words of the issuer
 * @param archived whether they are kept for the record only
 * @param erased whether their personal data was erased, for good
 * @param version rises with every change
 * @param updatedAt when it last changed
 */
@Schema(name = "Person")
public record PersonView(
        String code,
        String nameZh,
        String nameEn,
        String organization,
        @Nullable String officeZh,
        @Nullable String officeEn,
        @With @Nullable String email,
        @With @Nullable String phone,
        @Nullable String subject,
        boolean archived,
        boolean erased,
        int version,
        Instant updatedAt) {}
