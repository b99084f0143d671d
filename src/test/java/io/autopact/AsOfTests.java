package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every list and every data set either answers as of a date, and then otherwise than as of another, or refuses the
 * date.
 */
@RegisterTest
class AsOfTests {

    private static final String EARLY = "2015-01-01";
    private static final String LATE = "2026-06-01";

    /** What stands for the parameters of a path. */
    private static final Map<String, String> PATHS = Map.of(
            "/api/v1/agreements/{number}/amendments", "/api/v1/agreements/WK-AG/amendments",
            "/api/v1/agreements/{number}/milestones", "/api/v1/agreements/WK-AG/milestones",
            "/api/v1/agreements/{number}/instruments", "/api/v1/agreements/WK-AG/instruments",
            "/api/v1/milestones/{code}/plans", "/api/v1/milestones/WK-MS/plans",
            "/api/v1/rollouts/{number}/plans", "/api/v1/rollouts/WK-RO/plans",
            "/api/v1/{resource}/{code}/history", "/api/v1/agreements/WK-AG/history",
            "/api/v1/webhooks/{code}/deliveries", "/api/v1/webhooks/WK-WH/deliveries");

    /** What a question needs to be asked at all, or to concern the records here. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "/api/v1/organizations", "&q=wk-",
            "/api/v1/automakers", "&q=wk-",
            "/api/v1/partners", "&q=wk-",
            "/api/v1/own-units", "&q=wk-",
            "/api/v1/agreements", "&q=WK-",
            "/api/v1/rollouts", "&q=WK-",
            "/api/v1/portfolio/changes", "&from=2014-01-01",
            "/api/v1/portfolio/expiring", "&dueBefore=2190-01-01");

    /** The lists of which nothing depends on a date. */
    private static final Set<String> UNDATED = Set.of(
            "/api/v1/vehicle-models",
            "/api/v1/architectures",
            "/api/v1/solutions",
            "/api/v1/events",
            "/api/v1/people",
            "/api/v1/evidence",
            "/api/v1/sources",
            "/api/v1/{resource}/{code}/history",
            "/api/v1/import-jobs",
            "/api/v1/webhooks",
            "/api/v1/webhooks/{code}/deliveries",
            "/api/v1/notifications",
            "/api/v1/calendars",
            "/api/v1/tokens");

    /** The data sets that are told as of a date by the filters of their records alone. */
    private static final Map<String, String> BY_FILTER = Map.ofEntries(
            Map.entry("agreement_parties", "&phase=IN_FORCE"),
            Map.entry("agreement_signatories", "&phase=IN_FORCE"),
            Map.entry("agreement_scope", "&phase=IN_FORCE"),
            Map.entry("agreement_solutions", "&phase=IN_FORCE"),
            Map.entry("agreement_capabilities", "&phase=IN_FORCE"),
            Map.entry("agreement_elements", "&phase=IN_FORCE"),
            Map.entry("agreement_lineage", "&phase=IN_FORCE"),
            Map.entry("amendments", "&phase=IN_FORCE"),
            Map.entry("organization_aliases", "&parent=wk-group"),
            Map.entry("organization_ties", "&parent=wk-group"),
            Map.entry("cooperations", "&parent=wk-group"));

    private static final Set<String> UNDATED_DATA_SETS = Set.of(
            "architecture_capabilities",
            "architecture_elements",
            "architectures",
            "capabilities",
            "claim_records",
            "cooperation_domains",
            "element_domains",
            "event_organizations",
            "event_records",
            "events",
            "evidence",
            "people",
            "responsible",
            "solution_capabilities",
            "solution_domains",
            "solution_elements",
            "solution_providers",
            "solutions",
            "sources",
            "vehicle_models");

    @Autowired
    private Api api;

    private void post(String path, String body) {
        api.post("/api/v1/" + path, body, "If-Match", "*");
    }

    @BeforeEach
    void aPortfolioOf2020() {
        if (api.get("/api/v1/automakers/wk-group").status() == 200) {
            return;
        }
        post("automakers", "{\"code\": \"wk-group\", \"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        String tie =
                ", \"ties\": [{\"to\": \"%s\", \"kind\": \"%s\", \"from\": \"2020-01-01\"}], \"aliases\": [\"%s\"]}";
        post(
                "automakers",
                "{\"code\": \"wk-child\", \"kind\": \"SUBSIDIARY\", \"nameZh\": \"乙\", \"nameEn\": \"B\""
                        + ", \"cooperation\": {\"since\": \"2020-01-01\"}"
                        + tie.formatted("wk-group", "SUBSIDIARY_OF", "wk-c"));
        post(
                "partners",
                "{\"code\": \"wk-partner\", \"kind\": \"OTHER\", \"nameZh\": \"丙\", \"nameEn\": \"C\""
                        + tie.formatted("wk-group", "SUBSIDIARY_OF", "wk-p"));
        post("own-units", "{\"code\": \"wk-own\", \"nameZh\": \"丁\", \"nameEn\": \"D\"}");
        post(
                "own-units",
                "{\"code\": \"wk-unit\", \"nameZh\": \"戊\", \"nameEn\": \"E\""
                        + tie.formatted("wk-own", "SUBSIDIARY_OF", "wk-u"));
        post("agreements", """
                {"number": "WK-OLD", "kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A",
                 "parties": [{"organization": "wk-group", "role": "COUNTERPARTY"}]}""");
        post("agreements/WK-OLD/sign", "{\"signedOn\": \"2020-01-01\"}");
        post("agreements", """
                {"number": "WK-AG", "kind": "PROJECT_AGREEMENT", "titleZh": "甲", "titleEn": "A", "draftedOn": "2019-12-01",
                 "parties": [{"organization": "wk-group", "role": "COUNTERPARTY"}],
                 "signatories": [{"nameZh": "甲", "nameEn": "A", "organization": "wk-group", "role": "SIGNATORY"}],
                 "scope": ["CONNECTED_VEHICLE"], "solutions": ["ECO_CONNECTED_VEHICLE"], "elements": ["AUTO_CLOUD"],
                 "capabilities": ["LBS"], "lineage": [{"relation": "DEEPENS", "agreement": "WK-OLD"}]}""");
        post("agreements/WK-AG/sign", "{\"signedOn\": \"2020-01-01\", \"expiresOn\": \"2035-12-31\"}");
        post(
                "agreements/WK-AG/amend",
                "{\"effectiveOn\": \"2020-06-01\", \"addDomains\": [\"SMART_MOBILITY\"], \"note\": \"甲\"}");
        post("agreements/WK-AG/milestones", """
                {"code": "WK-MS", "titleZh": "甲", "titleEn": "A", "dueOn": "2020-12-31", "madeOn": "2020-01-01", "owner": "wk-group"}""");
        api.patch(
                "/api/v1/milestones/WK-MS",
                "{\"dueOn\": \"2021-12-31\", \"madeOn\": \"2020-12-01\", \"reason\": \"R\"}",
                "If-Match",
                "*");
        post(
                "agreements/WK-AG/instruments",
                "{\"code\": \"WK-IN\", \"kind\": \"FUND\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        post(
                "vehicle-models",
                "{\"code\": \"wk-model\", \"automaker\": \"wk-group\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        post("rollouts", """
                {"number": "WK-RO", "vehicleModel": "wk-model", "solution": "ECO_CONNECTED_VEHICLE",
                 "stages": [{"stage": "INTEGRATING", "actualOn": "2020-03-01"},
                            {"stage": "LAUNCHED", "plannedOn": "2021-12-31", "madeOn": "2020-02-01"}]}""");
        post("deployments", "{\"number\": \"WK-DP\", \"organization\": \"wk-partner\", \"from\": \"2020-01-01\"}");
        post("claims", "{\"code\": \"WK-CL\", \"statementZh\": \"甲\", \"asOf\": \"2020-06-30\"}");
    }

    private static Stream<Map.Entry<String, JsonNode>> lists() throws Exception {
        JsonNode document = JsonMapper.shared().readTree(Files.readString(Path.of("docs/api/openapi.json")));
        return document.path("paths").properties().stream()
                .filter(path -> parameters(path.getValue()).contains("cursor"));
    }

    private static List<String> parameters(JsonNode path) {
        return path.path("get").path("parameters").values().stream()
                .map(parameter -> parameter.path("name").asString(""))
                .toList();
    }

    @Test
    void everyListAnswersAsOfADateOrRefusesIt() throws Exception {
        List<String> same = new ArrayList<>();
        Set<String> refused = new TreeSet<>();
        for (Map.Entry<String, JsonNode> list : lists().toList()) {
            String path = list.getKey();
            String address = PATHS.getOrDefault(path, path) + "?limit=500" + QUESTIONS.getOrDefault(path, "");
            if (parameters(list.getValue()).contains("asOf")) {
                JsonNode early =
                        api.get(address + "&asOf=" + EARLY).has(200).json().at("/items");
                if (early.equals(
                        api.get(address + "&asOf=" + LATE).has(200).json().at("/items"))) {
                    same.add(path);
                }
            } else {
                api.get(address + "&asOf=" + LATE)
                        .isProblem(400, "invalid-request")
                        .names("asOf", "unknown");
                refused.add(path);
            }
        }
        assertThat(same).as("lists that take a date and tell the same of any").isEmpty();
        assertThat(refused).isEqualTo(new TreeSet<>(UNDATED));
    }

    /** All files are read with the same parameters; those of which nothing depends on a date are the same at each. */
    @Test
    void everyDataSetAnswersAsOfADate() {
        new Imports(api).csv("cooperations", "organization,since\nwk-child,2020-01-01\n");
        Set<String> same = new TreeSet<>();
        for (String dataSet : api.get("/api/v1/exports").items("name")) {
            String address = "/api/v1/exports/%s.csv?asOf=%s" + BY_FILTER.getOrDefault(dataSet, "");
            if (api.get(address.formatted(dataSet, EARLY))
                    .has(200)
                    .body()
                    .equals(api.get(address.formatted(dataSet, LATE)).has(200).body())) {
                same.add(dataSet);
            }
        }
        assertThat(same).isEqualTo(new TreeSet<>(UNDATED_DATA_SETS));
    }
}
