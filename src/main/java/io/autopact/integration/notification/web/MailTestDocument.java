package io.autopact.integration.notification.web;

import io.autopact.shared.document.Document;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to try out whether mail arrives.
 *
 * @param person the code of whoever it goes to; missing for the addresses of what nobody is responsible for
 */
@Document
@Schema(name = "MailTestRequest")
record MailTestDocument(@Size(min = 1, max = 80) @Nullable String person) {}
