/** Webhooks: what changes, sent to whoever registered for it. */
@NullMarked
package io.autopact.integration.webhook;

import org.jspecify.annotations.NullMarked;
