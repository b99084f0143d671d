package io.autopact.shared.web;

import java.util.Map;

/**
 * What is known of the way that a request came.
 *
 * @param client the address of whoever sent it, as the last trusted proxy saw it
 * @param headers the forwarded headers that count, checked, by their names in lower case
 */
record Forwarding(String client, Map<String, String> headers) {}
