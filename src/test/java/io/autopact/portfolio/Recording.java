package io.autopact.portfolio;

import io.autopact.support.Answer;
import io.autopact.support.Api;

/** Records what a test of the portfolio is about, over HTTP, as a manager would. */
final class Recording {

    private final Api api;

    Recording(Api api) {
        this.api = api;
    }

    /** More members begin with a comma. */
    void automaker(String code, String kind, String more) {
        organization("automakers", code, kind, more);
    }

    void automaker(String code) {
        automaker(code, "COMPANY", "");
    }

    void subsidiary(String code, String parent) {
        automaker(code, "SUBSIDIARY", ", \"parent\": \"%s\"".formatted(parent));
    }

    void partner(String code, String kind, String more) {
        organization("partners", code, kind, more);
    }

    private void organization(String path, String code, String kind, String more) {
        api.put(
                        "/api/v1/%s/%s".formatted(path, code),
                        "{\"kind\": \"%s\", \"nameZh\": \"名 %s\", \"nameEn\": \"Name %s\"%s}"
                                .formatted(kind, code, code, more),
                        "If-None-Match",
                        "*")
                .has(201);
    }

    /** A draft with one party; the domains stand as JSON. */
    void draft(String number, String party, String scope, String more) {
        api.put("/api/v1/agreements/" + number, """
                        {"kind": "STRATEGIC_AGREEMENT", "titleZh": "协议 %s", "titleEn": "Agreement %s", "scope": %s,
                         "parties": [{"organization": "%s", "role": "COUNTERPARTY"}]%s}""".formatted(number, number, scope, party, more), "If-None-Match", "*")
                .has(201);
    }

    void signed(String number, String party, String scope, String on, String more) {
        draft(number, party, scope, more);
        act(number, "sign", "{\"signedOn\": \"%s\"}".formatted(on));
    }

    Answer act(String number, String action, String body) {
        return api.post("/api/v1/agreements/%s/%s".formatted(number, action), body, "If-Match", "*")
                .has(200);
    }

    void model(String code, String maker) {
        api.put(
                        "/api/v1/vehicle-models/" + code,
                        "{\"automaker\": \"%s\", \"nameZh\": \"车型 %s\", \"nameEn\": \"Model %s\"}"
                                .formatted(maker, code, code),
                        "If-None-Match",
                        "*")
                .has(201);
    }

    /** More members begin with a comma; the stages stand as JSON. */
    void rollout(String number, String model, String solution, String stages, String more) {
        api.put(
                        "/api/v1/rollouts/" + number,
                        "{\"vehicleModel\": \"%s\", \"solution\": \"%s\", \"stages\": %s%s}"
                                .formatted(model, solution, stages, more),
                        "If-None-Match",
                        "*")
                .has(201);
    }

    /** Launched on a day, on whatever agreement the service finds, or on none. */
    void launched(String number, String model, String solution, String on, boolean withBasis) {
        rollout(
                number,
                model,
                solution,
                "[{\"stage\": \"LAUNCHED\", \"actualOn\": \"%s\"}]".formatted(on),
                withBasis ? "" : ", \"withoutBasis\": {\"reason\": \"事实如此\"}");
    }

    /** Planned for a day, by a plan that was made long before. */
    void planned(String number, String model, String solution, String on) {
        rollout(
                number,
                model,
                solution,
                "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"%s\", \"madeOn\": \"2000-01-01\"}]".formatted(on),
                "");
    }

    void deployment(String number, String organization, String more) {
        api.put(
                        "/api/v1/deployments/" + number,
                        "{\"organization\": \"%s\"%s}".formatted(organization, more),
                        "If-None-Match",
                        "*")
                .has(201);
    }
}
