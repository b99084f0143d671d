package io.autopact.shared.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What people write differently and mean the same is found, wherever there is a search; what is recorded stays as it
 * was given.
 */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTests {

    @Autowired
    private Api api;

    @BeforeAll
    void recordThem() {
        automaker("search-df", "东风", "Dongfeng Motor", "");
        automaker("search-ca", "长安", "Changan", "");
        automaker("search-ct", "雪铁龙", "Citroën", ", \"aliases\": [\"ＤＳ\"]");
        automaker("search-hq", "紅旗", "Hongqi", "");
        api.post("/api/v1/agreements", """
                        {"number": "SEARCH-1", "kind": "STRATEGIC_AGREEMENT", "titleZh": "长安战略协议", "titleEn": "Café  agreement"}""").has(201);
        api.post("/api/v1/vehicle-models", """
                        {"code": "search-vm", "automaker": "search-df", "nameZh": "风神", "nameEn": "Æolus é"}""").has(201);
        api.post("/api/v1/rollouts", """
                        {"number": "SEARCH-RO", "vehicleModel": "search-vm", "solution": "ECO_CONNECTED_VEHICLE", "systemName": "风行 Système"}""").has(201);
        api.post("/api/v1/solutions", """
                        {"code": "SEARCH_SO", "nameZh": "长风", "nameEn": "Séance", "relationshipLevel": "VEHICLE_ENVIRONMENT"}""").has(201);
        api.post("/api/v1/sources", """
                        {"code": "SEARCH-SRC", "titleZh": "东风报告"}""").has(201);
        api.post("/api/v1/claims", """
                        {"code": "SEARCH-CL", "statementZh": "东风说", "asOf": "2020-01-01"}""").has(201);
    }

    private void automaker(String code, String zh, String en, String more) {
        api.post("/api/v1/automakers", """
                        {"code": "%s", "kind": "GROUP", "nameZh": "%s", "nameEn": "%s"%s}""".formatted(code, zh, en, more)).has(201);
    }

    private List<String> found(String path, String words, String member) {
        return api.get("/api/v1/%s?q=%s".formatted(path, URLEncoder.encode(words, StandardCharsets.UTF_8)))
                .has(200)
                .items(member);
    }

    @ParameterizedTest
    @CsvSource({
        "東風, search-df",
        "东风, search-df",
        "風, search-df",
        "長安, search-ca",
        "citroen, search-ct",
        "CITROËN, search-ct",
        "Cıtroen, ''",
        "dongfeng  motor, search-df",
        "'  Dongfeng Motor ', search-df",
        "ＤＯＮＧＦＥＮＧ, search-df",
        "ＤＯＮＧＦＥＮＧ　ｍｏｔｏｒ, search-df",
        "dongfeng\u00a0motor, search-df",
        "ds, search-ct",
        "红旗, search-hq",
        "紅旗, search-hq"
    })
    void anOrganizationIsFoundHoweverItsNameIsWritten(String words, String code) {
        assertThat(String.join(" ", found("automakers", words, "code"))).isEqualTo(code);
        assertThat(String.join(" ", found("organizations", words, "code"))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "agreements, 長安戰略, number, SEARCH-1",
        "agreements, cafe agreement, number, SEARCH-1",
        "vehicle-models, 風神, code, search-vm",
        "vehicle-models, ÆOLUS e, code, search-vm",
        "rollouts, 風行 systeme, number, SEARCH-RO",
        "solutions, 長風 , code, SEARCH_SO",
        "solutions, SEANCE, code, SEARCH_SO",
        "sources, 東風, code, SEARCH-SRC",
        "claims, 東風, code, SEARCH-CL",
        "cooperation-domains, 智能網聯, code, CONNECTED_VEHICLE",
        "cooperation-domains, ｃｏｎｎｅｃｔｅｄ  vehicle, code, CONNECTED_VEHICLE"
    })
    void soIsWhateverElseThereIs(String path, String words, String member, String code) {
        assertThat(found(path, words, member)).containsExactly(code);
    }

    @Test
    void whatIsRecordedStaysAsItWasGiven() {
        assertThat(api.get("/api/v1/automakers/search-hq").at("/nameZh")).isEqualTo("紅旗");
        assertThat(api.get("/api/v1/automakers/search-ct").at("/nameEn")).isEqualTo("Citroën");
        assertThat(api.get("/api/v1/automakers/search-ct").at("/aliases/0")).isEqualTo("ＤＳ");
    }
}
