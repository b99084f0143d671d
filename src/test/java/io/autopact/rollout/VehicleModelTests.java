package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of vehicle models, over HTTP. */
@RegisterTest
class VehicleModelTests {

    private static final String MODELS = "/api/v1/vehicle-models";

    @Autowired
    private Api api;

    private Landing landing;

    @BeforeEach
    void someMakers() {
        landing = new Landing(api);
        if (api.get("/api/v1/automakers/vm-maker").status() == 404) {
            landing.maker("vm-maker", "");
            landing.maker("vm-other", "");
        }
    }

    private Answer record(String code, String more) {
        return api.post(MODELS, """
                {"code": "%s", "automaker": "vm-maker", "nameZh": "测试 %s", "nameEn": "Test %s"%s}""".formatted(code, code, code, more));
    }

    private Answer act(String code, String action, int version) {
        return api.post(
                MODELS + "/" + code + "/" + action, "{\"reason\": \"停产\"}", "If-Match", "\"%d\"".formatted(version));
    }

    @Test
    void aNewModelIsAnsweredAsItIsReadLater() {
        Answer made = record("vm-new", """
                , "segment": "SUV", "powertrain": "PHEV", "startOfProduction": "2026-09-30", "startOfProductionPrecision": "QUARTER",
                "startOfProductionConfidence": "INFERRED\"""").has(201);
        assertThat(made.header("Location")).isEqualTo(MODELS + "/vm-new");
        Answer read = api.get(MODELS + "/vm-new").has(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).isEqualTo("\"1\"");
        read.includes("""
                {"code": "vm-new", "automaker": "vm-maker", "nameZh": "测试 vm-new", "segment": "SUV", "powertrain": "PHEV",
                 "startOfProduction": "2026-09-30", "startOfProductionPrecision": "QUARTER",
                 "startOfProductionConfidence": "INFERRED", "archived": false, "disputed": false, "version": 1}""");
    }

    @Test
    void whatIsNotKnownOfAModelStaysEmptyAndWhatWasReadCanBeSentBack() {
        Answer made = record("vm-echo", "").has(201).includes("""
                {"segment": null, "powertrain": null, "startOfProduction": null, "startOfProductionPrecision": null}""");
        Answer put = api.put(MODELS + "/vm-echo", made.body(), "If-Match", made.header("ETag"));
        assertThat(put.has(200).json()).as("nothing changed").isEqualTo(made.json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"code": "VM-UPPER", "automaker": "vm-maker", "nameZh": "甲", "nameEn": "A"}                                    | 400 | /code              | invalid
            {"automaker": "vm-maker", "nameZh": "甲", "nameEn": "A"}                                                        | 400 | /code              | required
            {"code": "vm-x", "nameZh": "甲", "nameEn": "A"}                                                                 | 400 | /automaker         | required
            {"code": "vm-x", "automaker": "vm-maker", "nameEn": "A"}                                                        | 400 | /nameZh            | required
            {"code": "vm-x", "automaker": "vm-maker", "nameZh": "甲", "nameEn": " "}                                        | 400 | /nameEn            | required
            {"code": "vm-x", "automaker": "vm-maker", "nameZh": "甲", "nameEn": "A", "powertrain": "STEAM"}                 | 400 | /powertrain        | wrong-type
            {"code": "vm-x", "automaker": "vm-maker", "nameZh": "甲", "nameEn": "A", "startOfProduction": "1066-10-14"}     | 400 | /startOfProduction | out-of-range
            {"code": "vm-x", "automaker": "vm-maker", "nameZh": "甲", "nameEn": "A", "wheels": 4}                           | 400 | /wheels            | unknown
            {"code": "vm-x", "automaker": "nobody", "nameZh": "甲", "nameEn": "A"}                                          | 422 | /automaker         | unknown-code
            """)
    void whatIsWrongWithABodyIsNamed(String body, int status, String where, String mistake) {
        api.post(MODELS, body)
                .isProblem(status, status == 400 ? "invalid-request" : "rule-violated")
                .names(where, mistake);
        api.get(MODELS + "/vm-x").isProblem(404, "not-found");
    }

    @Test
    void onlyAnAutomakerThatIsNotArchivedMakesNewModels() {
        api.put("/api/v1/partners/vm-partner", """
                        {"kind": "MOBILITY_OPERATOR", "nameZh": "出行", "nameEn": "Mobility"}""", "If-None-Match", "*").has(201);
        api.post(MODELS, """
                        {"code": "vm-x", "automaker": "vm-partner", "nameZh": "甲", "nameEn": "A"}""").isProblem(422, "rule-violated").names("/automaker", "unknown-code");
        landing.makerWithModel("vm-gone");
        api.post("/api/v1/automakers/vm-gone/archive", "{}", "If-Match", "*").has(200);
        api.post(MODELS, """
                        {"code": "vm-x", "automaker": "vm-gone", "nameZh": "甲", "nameEn": "A"}""").isProblem(422, "rule-violated").names("/automaker", "archived");
        api.patch(MODELS + "/vm-gone", "{\"segment\": \"MPV\"}", "If-Match", "*")
                .has(200);
    }

    @Test
    void aStaleTagIsRefusedAndAMissingOneToo() {
        record("vm-tagged", "").has(201);
        String model = MODELS + "/vm-tagged";
        api.patch(model, "{\"nameZh\": \"新名\"}", "If-Match", "\"1\"").has(200).includes("{\"version\": 2}");
        api.patch(model, "{\"nameZh\": \"旧名\"}", "If-Match", "\"1\"").isProblem(412, "precondition-failed");
        api.patch(model, "{}").isProblem(428, "precondition-required");
        api.delete(model, "If-Match", "\"1\"").isProblem(412, "precondition-failed");
        api.put(model, "{\"automaker\": \"vm-maker\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}", "If-None-Match", "*")
                .isProblem(412, "precondition-failed");
    }

    @Test
    void anArchivedModelLeavesTheListAndTellsWhatIsStillOnItsWay() {
        record("vm-old", ", \"segment\": \"VM-ARCHIVE\"").has(201);
        landing.record("VM-RO-OPEN", "vm-old", "").has(201);
        act("vm-old", "archive", 1).has(200).includes("""
                        {"archived": true, "version": 2,
                         "consequences": [{"kind": "ROLLOUT_LEFT", "type": "ROLLOUT", "code": "VM-RO-OPEN", "member": "vehicleModel"}]}""");
        assertThat(api.get(MODELS + "?segment=VM-ARCHIVE").items("code")).isEmpty();
        assertThat(api.get(MODELS + "?segment=VM-ARCHIVE&archived=true").items("code"))
                .containsExactly("vm-old");
        act("vm-old", "archive", 2).isProblem(409, "conflict");
        landing.record("VM-RO-NEW", "vm-old", "")
                .isProblem(422, "rule-violated")
                .names("/vehicleModel", "archived");
        landing.patch("VM-RO-OPEN", "{\"note\": \"仍在进行\"}").has(200);
        act("vm-old", "restore", 2).has(200).includes("{\"archived\": false}");
        act("vm-old", "restore", 3).isProblem(409, "conflict");
        api.get(MODELS + "/vm-old/history").includes("""
                        {"items": [{"change": "RESTORED"}, {"change": "ARCHIVED", "reason": "停产",
                                    "members": [{"member": "archived", "from": false, "to": true}]}, {"change": "CREATED"}]}""");
    }

    @Test
    void aModelThatSomethingRefersToIsNotDeletedAndACodeIsNeverGivenAgain() {
        record("vm-used", "").has(201);
        landing.record("VM-RO-USED", "vm-used", "").has(201);
        api.delete(MODELS + "/vm-used", "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"ROLLOUT\", \"code\": \"VM-RO-USED\"}]}");
        api.delete(Landing.ROLLOUTS + "/VM-RO-USED", "If-Match", "*").has(204);
        api.delete(MODELS + "/vm-used", "If-Match", "*").has(204);
        api.get(MODELS + "/vm-used").isProblem(404, "not-found");
        record("vm-used", "").isProblem(409, "conflict");
        record("vm-old-number", "").has(201);
        landing.record("VM-RO-USED", "vm-old-number", "").isProblem(409, "conflict");
        assertThat(api.get(MODELS + "/vm-used/history").items("change")).containsExactly("DELETED", "CREATED");
        assertThat(api.get(Landing.ROLLOUTS + "/VM-RO-USED/history").body())
                .as("what it was of is known by its code")
                .contains("vm-used");
    }

    @Test
    void anAutomakerWithModelsIsNotDeletedAndTakesThemAlongIntoAnother() {
        landing.makerWithModel("vm-double");
        landing.maker("vm-stays", "");
        api.delete("/api/v1/automakers/vm-double", "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"VEHICLE_MODEL\", \"code\": \"vm-double\"}]}");
        api.post("/api/v1/automakers/vm-double/merge", "{\"into\": \"vm-stays\"}", "If-Match", "*")
                .has(200)
                .includes("""
                        {"consequences": [{"kind": "REFERENCE_MOVED", "type": "VEHICLE_MODEL", "code": "vm-double", "member": "automaker"}]}""");
        api.get(MODELS + "/vm-double").includes("{\"automaker\": \"vm-stays\", \"version\": 2}");
    }

    @Test
    void modelsAreFoundByNameMakerSegmentAndPowertrain() {
        api.post(MODELS, """
                        {"code": "vm-find", "automaker": "vm-other", "nameZh": "风神奕炫", "nameEn": "Aeolus Yixuan", "segment": "VM-SEDAN", "powertrain": "FCEV"}""").has(201);
        for (String filter : new String[] {
            "q=%E5%A5%95%E7%82%AB",
            "q=yixuan",
            "q=vm-find",
            "segment=VM-SEDAN,VM-NONE",
            "powertrain=FCEV",
            "automaker=vm-other"
        }) {
            assertThat(api.get(MODELS + "?" + filter).has(200).items("code"))
                    .as(filter)
                    .contains("vm-find")
                    .doesNotContain("vm-echo");
        }
        api.get(MODELS + "?powertrain=STEAM").isProblem(400, "invalid-request").names("powertrain", "invalid");
        assertThat(api.get(MODELS + "?sort=-nameEn&limit=500").items("nameEn"))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void aRetryGivesTheFirstAnswerAgainAndARehearsalLeavesNothing() {
        String body = "{\"code\": \"vm-retried\", \"automaker\": \"vm-maker\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}";
        Answer rehearsed = api.post(MODELS + "?dryRun=true", body).has(201);
        assertThat(rehearsed.header("Dry-Run")).isEqualTo("true");
        Answer first = api.post(MODELS, body, "Idempotency-Key", "vm-1").has(201);
        assertThat(api.post(MODELS, body, "Idempotency-Key", "vm-1").has(201).body())
                .isEqualTo(first.body());
    }
}
