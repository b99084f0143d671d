package io.autopact.capability.web;

import io.autopact.shared.document.Document;
import io.autopact.shared.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to say what a cooperation domain is called.
 *
 * @param code its code, which stays what it is
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param position its place in the order
 */
@Document(readOnly = {"elements", "solutions", "version", "updatedAt"})
@Schema(name = "CooperationDomainRequest")
record CooperationDomainDocument(
        @Nullable String code,
        @NotBlank @Size(min = 1, max = 200) String nameZh,
        @NotBlank @Size(min = 1, max = 200) String nameEn,
        @NotNull Integer position) {

    /** @throws ProblemException if the body names another domain than the path */
    void requireCode(String path) {
        Codes.choose("code", java.util.regex.Pattern.compile(".*"), "", path, code);
    }
}
