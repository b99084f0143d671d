package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.Csv;
import io.autopact.support.RegisterTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What a spreadsheet would take for a formula is defused where that is asked for, in texts alone. */
@RegisterTest
class GuardTests {

    @Autowired
    private Api api;

    @Test
    void aTextThatBeginsLikeAFormulaGetsAnApostropheAndNothingElseDoes() {
        List<String> hostile = List.of(
                "=HYPERLINK(\"http://example.org\",\"点击\")",
                "+86 10 1234",
                "-1+1",
                "@SUM(A1:A9)",
                "\t=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM");
        for (int i = 0; i < hostile.size(); i++) {
            api.post(
                            "/api/v1/automakers",
                            JsonMapper.shared()
                                    .writeValueAsString(Map.of(
                                            "code",
                                            "guard-" + i,
                                            "kind",
                                            "BRAND",
                                            "nameZh",
                                            hostile.get(i),
                                            "nameEn",
                                            "a=b")))
                    .has(201);
        }
        Map<String, String> plain = names("");
        Map<String, String> guarded = names("?guard=true");
        plain.forEach((code, name) -> assertThat(guarded).containsEntry(code, "'" + name));
        assertThat(plain).hasSize(hostile.size());
        assertThat(Csv.rows(api.get("/api/v1/exports/organizations.csv?guard=true&q=guard-0")
                                .body())
                        .get(1))
                .as("a sign within a text, and what is no text")
                .contains("a=b", "false", "1");
    }

    private Map<String, String> names(String question) {
        return Csv.rows(api.get("/api/v1/exports/organizations.csv" + question)
                        .has(200)
                        .body())
                .stream()
                .filter(row -> row.getFirst().startsWith("guard-"))
                .collect(Collectors.toMap(List::getFirst, row -> row.get(2)));
    }

    @Test
    void aNegativeNumberStaysANumber() {
        api.post("/api/v1/sources", """
                {"code": "GUARD", "titleZh": "-甲"}""").has(201);
        api.put("/api/v1/architectures/guard-1", """
                {"version": "guard-1", "nameZh": "甲", "nameEn": "A", "effectiveOn": "2031-01-01", "layers": [
                    {"kind": "HORIZONTAL", "elements": [{"code": "GUARD-E", "nameZh": "=乙", "nameEn": "B"}]}]}""", "If-None-Match", "*").has(201);
        assertThat(api.get("/api/v1/exports/architecture_elements.csv?guard=true")
                        .body())
                .contains("guard-1,HORIZONTAL,GUARD-E,1,'=乙,B,");
    }
}
