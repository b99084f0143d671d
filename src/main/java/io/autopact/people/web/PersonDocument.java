package io.autopact.people.web;

import io.autopact.people.PersonDraft;
import io.autopact.people.PersonService;
import io.autopact.shared.document.Codes;
import io.autopact.shared.document.Document;
import io.autopact.shared.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record a person.
 *
 * @param code their code, for good: 1 to 80 lower-case letters, digits and hyphens
 * @param nameZh their name in Chinese
 * @param nameEn their name in English
 * @param organization the code of the organization that they belong to
 * @param officeZh their office there, in Chinese
 * @param officeEn their office there, in English
 * @param email their e-mail address
 * @param phone their telephone number
 * @param subject the subject of their login, in the words of the issuer
 */
@Document(readOnly = {"archived", "erased", "version", "updatedAt"})
@Schema(name = "PersonRequest")
record PersonDocument(
        @Nullable String code,
        @NotBlank @Size(min = 1, max = 200) String nameZh,
        @NotBlank @Size(min = 1, max = 200) String nameEn,
        @NotBlank @Size(max = 80) String organization,
        @Size(min = 1, max = 200) @Nullable String officeZh,
        @Size(min = 1, max = 200) @Nullable String officeEn,

        @Size(max = 254) @Pattern(regexp = PersonService.EMAIL, message = "must be an e-mail address") @Nullable
        String email,

        @Size(min = 1, max = 50) @Nullable String phone,
        @Size(min = 1, max = 255) @Nullable String subject) {

    /**
     * The draft that this means.
     *
     * @param path the code in the path; null where the body gives it
     * @throws ProblemException if the code does not fit
     */
    PersonDraft draft(@Nullable String path) {
        return new PersonDraft(
                Codes.lowerCase("code", path, code),
                nameZh,
                nameEn,
                organization,
                officeZh,
                officeEn,
                email,
                phone,
                subject);
    }
}
