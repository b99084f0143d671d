package io.autopact.organization.web;

import io.autopact.shared.document.Document;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What clients send with the steps of an organization's life. */
final class OrganizationActions {

    private OrganizationActions() {}

    /**
     * The merge of a duplicate.
     *
     * @param into the code of the organization that stays
     * @param reason why, as the history shows it
     */
    @Document
    @Schema(name = "MergeRequest")
    record Merge(
            @NotBlank @Size(max = 80) String into,
            @Size(min = 1, max = 4000) @Nullable String reason) {}
}
