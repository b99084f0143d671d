/** Webhooks over HTTP. */
@NullMarked
package io.autopact.integration.webhook.web;

import org.jspecify.annotations.NullMarked;
