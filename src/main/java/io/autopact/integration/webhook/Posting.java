package io.autopact.integration.webhook;

import java.util.Map;

/**
 * What is posted to a receiver.
 *
 * @param url where to
 * @param headers the headers beside those of every request
 * @param mediaType what the body is
 * @param body the body
 */
record Posting(String url, Map<String, String> headers, String mediaType, String body) {}
