package io.autopact.rollout;

import io.autopact.support.Answer;
import io.autopact.support.Api;

/** What a rollout needs around it: a maker with its model, and an agreement in force; written over HTTP. */
final class Landing {

    static final String ROLLOUTS = "/api/v1/rollouts";

    private final Api api;

    Landing(Api api) {
        this.api = api;
    }

    /** An automaker. */
    void maker(String code, String more) {
        api.put(
                        "/api/v1/automakers/" + code,
                        "{\"kind\": \"COMPANY\", \"nameZh\": \"车企 %s\", \"nameEn\": \"Maker %s\"%s}"
                                .formatted(code, code, more),
                        "If-None-Match",
                        "*")
                .has(201);
    }

    /** A vehicle model of a maker. */
    void model(String code, String maker) {
        api.put(
                        "/api/v1/vehicle-models/" + code,
                        "{\"automaker\": \"%s\", \"nameZh\": \"车型 %s\", \"nameEn\": \"Model %s\"}"
                                .formatted(maker, code, code),
                        "If-None-Match",
                        "*")
                .has(201);
    }

    /** A maker with a model of the same code. */
    void makerWithModel(String code) {
        maker(code, "");
        model(code, code);
    }

    /** An agreement that is negotiated still. */
    void drafted(String number, String party, String more) {
        api.put("/api/v1/agreements/" + number, """
                        {"kind": "PROJECT_AGREEMENT", "titleZh": "协议", "titleEn": "Agreement",
                         "parties": [{"organization": "%s", "role": "COUNTERPARTY"}]%s}""".formatted(party, more), "If-None-Match", "*")
                .has(201);
    }

    /** An agreement in force since a day. */
    void signed(String number, String party, String signedOn, String more) {
        drafted(number, party, more);
        act(number, "sign", "{\"signedOn\": \"%s\"}".formatted(signedOn)).has(200);
    }

    /** A step of an agreement. */
    Answer act(String number, String action, String body) {
        return api.post("/api/v1/agreements/" + number + "/" + action, body, "If-Match", "*");
    }

    /** Records a rollout of the solution 生态车联网, which serves 智能网联汽车. */
    Answer record(String number, String model, String more) {
        return api.post(ROLLOUTS, """
                {"number": "%s", "vehicleModel": "%s", "solution": "ECO_CONNECTED_VEHICLE"%s}""".formatted(number, model, more));
    }

    /** The rollout as it is today. */
    Answer read(String number) {
        return api.get(ROLLOUTS + "/" + number);
    }

    /** The rollout as of a date. */
    Answer read(String number, String asOf) {
        return api.get(ROLLOUTS + "/" + number + "?asOf=" + asOf);
    }

    /** Takes a rollout to another stage. */
    Answer move(String number, String to, String on) {
        return move(number, to, on, "");
    }

    /** Takes a rollout to another stage, with more to say. */
    Answer move(String number, String to, String on, String more) {
        return api.post(
                ROLLOUTS + "/" + number + "/stage",
                "{\"to\": \"%s\", \"on\": \"%s\"%s}".formatted(to, on, more),
                "If-Match",
                "*");
    }

    /** Makes another plan. */
    Answer plan(String number, String stage, String plannedOn, String more) {
        return api.post(
                ROLLOUTS + "/" + number + "/plan",
                "{\"stage\": \"%s\", \"plannedOn\": \"%s\", \"reason\": \"供应商延期\"%s}".formatted(stage, plannedOn, more),
                "If-Match",
                "*");
    }

    /** A change of some members. */
    Answer patch(String number, String patch) {
        return api.patch(ROLLOUTS + "/" + number, patch, "If-Match", "*");
    }
}
