package io.autopact.evidence;

import io.autopact.shared.document.Document;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A record that something is about, of whatever kind.
 *
 * @param type the kind of record, such as {@code AGREEMENT}
 * @param code the record's code
 */
@Document
public record NamedRecord(
        @NotBlank @Size(max = 40) String type,
        @NotBlank @Size(max = 80) String code) {}
