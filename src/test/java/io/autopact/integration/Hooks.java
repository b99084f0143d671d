package io.autopact.integration;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import tools.jackson.databind.JsonNode;

/** Registers webhooks, and writes what they are sent. */
record Hooks(Api api) {

    /** Registers a receiver, and gives the secret. */
    String register(Receiver receiver, String code, String more) {
        Answer answer = api.post("/api/v1/webhooks", """
                {"code": "%s", "url": "%s"%s}""".formatted(code, receiver.url(), more))
                .has(201);
        return String.valueOf(answer.at("/secret"));
    }

    /** Nothing is sent to anybody any more. */
    void disableAll() {
        api.get("/api/v1/webhooks?enabled=true")
                .items("code")
                .forEach(code ->
                        api.post("/api/v1/webhooks/" + code + "/disable", "").has(200));
    }

    void automaker(String code) {
        api.post("/api/v1/automakers", """
                {"code": "%s", "kind": "GROUP", "nameZh": "推送", "nameEn": "first"}""".formatted(code)).has(201);
    }

    void rename(String code, int version) {
        api.patch(
                        "/api/v1/automakers/" + code,
                        "{\"nameEn\": \"name %d\"}".formatted(version),
                        "If-Match",
                        "\"%d\"".formatted(version))
                .has(200);
    }

    JsonNode deliveries(String code, String more) {
        return api.get("/api/v1/webhooks/%s/deliveries?%s".formatted(code, more))
                .has(200)
                .json()
                .at("/items");
    }
}
