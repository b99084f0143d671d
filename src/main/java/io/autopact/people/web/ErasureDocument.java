package io.autopact.people.web;

import io.autopact.shared.document.Document;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a client sends to have somebody's personal data erased.
 *
 * @param reason why; it stays in the history, so it names nobody
 */
@Document
@Schema(name = "ErasureRequest")
record ErasureDocument(@NotBlank @Size(min = 1, max = 4000) String reason) {}
