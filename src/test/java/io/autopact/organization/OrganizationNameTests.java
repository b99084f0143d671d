package io.autopact.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a name may consist of, and that one which another organization has already is told. */
@RegisterTest
class OrganizationNameTests {

    @Autowired
    private Api api;

    private Answer automaker(String code, String zh, String en) {
        return api.post("/api/v1/automakers", """
                {"code": "%s", "kind": "GROUP", "nameZh": "%s", "nameEn": "%s"}""".formatted(code, zh, en));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x200B, 0x200E, 0x2028, 0x2029, 0x202E, 0x2066, 0xFEFF, 0x00AD, 0x3164})
    void aCharacterThatCannotBeSeenIsRefusedByItsCodePoint(int character) {
        String name = "东" + Character.toString(character) + "风";
        String told = "U+%04X".formatted(character);
        assertThat(automaker("name-invisible", name, "A")
                        .isProblem(400, "invalid-request")
                        .names("/nameZh", "invalid")
                        .body())
                .contains(told);
        assertThat(automaker("name-invisible", "甲", name + Character.toString(character))
                        .isProblem(400, "invalid-request")
                        .names("/nameEn", "invalid")
                        .body())
                .contains(told);
        assertThat(api.post(
                                "/api/v1/agreements",
                                "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"%s\", \"titleEn\": \"A\"}".formatted(name))
                        .isProblem(400, "invalid-request")
                        .names("/titleZh", "invalid")
                        .body())
                .contains(told);
        Answer imported = new Imports(api)
                .csv("organizations", "code,kind,name_zh,name_en\nname-invisible,GROUP,%s,A\n".formatted(name));
        assertThat(imported.at("/state")).isEqualTo("REFUSED");
        assertThat(imported.at("/errors/0/column")).isEqualTo("name_zh");
        assertThat(imported.at("/errors/0/detail")).contains(told);
    }

    @Test
    void whatJoinsEmojiAndLettersStaysAndWhatStandsBetweenOthersDoesNot() {
        automaker("name-joined", "👩‍🚀 می‌خواهم", "A").has(201);
        automaker("name-parted", "东‍风", "A").isProblem(400, "invalid-request").names("/nameZh", "invalid");
    }

    @Test
    void spacesAtTheEndsOfTextsAreNotRecorded() {
        automaker("name-trimmed", "\u00a0东风 汽车\u3000", " Dongfeng\u2003")
                .has(201)
                .includes("{\"nameZh\": \"东风 汽车\", \"nameEn\": \"Dongfeng\"}");
        api.patch("/api/v1/automakers/name-trimmed", "{\"aliases\": [\"\u3000DF \"]}", "If-Match", "*")
                .has(200)
                .includes("{\"aliases\": [\"DF\"]}");
        automaker("name-blank", "\u00a0\u3000", "A")
                .isProblem(400, "invalid-request")
                .names("/nameZh", "required");
        automaker(" name-spaced", "甲", "A").isProblem(400, "invalid-request").names("/code", "invalid");
        Answer imported = new Imports(api)
                .csv("organizations", "code,kind,name_zh,name_en\nname-imported,GROUP,\u00a0东风\u3000, A \n");
        assertThat(imported.at("/state")).isEqualTo("SUCCEEDED");
        api.get("/api/v1/automakers/name-imported").includes("{\"nameZh\": \"东风\", \"nameEn\": \"A\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "长河汽车股份有限公司, X1, true",
        "長河汽車, X2, true",
        "长河汽车, X3, true",
        "长河 汽车（集团）, X4, true",
        "甲一, Long River Motor, true",
        "甲二, 'LONG RIVER MOTOR CO., LTD.', true",
        "甲三, Long-River  Mötor Group, true",
        "甲四, LRM-T, true",
        "长河汽车科技, Long River Motors, false",
        "长河, River Motor, false"
    })
    void oneThatIsCalledLikeAnotherIsToldOfIt(String zh, String en, boolean told) {
        automaker("twin-first", "长河汽车集团", "Long River Motor Corporation");
        api.patch("/api/v1/automakers/twin-first", "{\"aliases\": [\"LRM T\"]}", "If-Match", "*");
        Answer answer = api.send(
                        "POST",
                        "/api/v1/automakers?dryRun=true",
                        """
                        {"code": "twin-second", "kind": "BRAND", "nameZh": "%s", "nameEn": "%s"}""".formatted(zh, en),
                        "Content-Type",
                        "application/json")
                .has(201);
        if (told) {
            answer.includes("""
                    {"similar": [{"code": "twin-first", "kind": "GROUP", "nameZh": "长河汽车集团",
                                  "nameEn": "Long River Motor Corporation"}]}""");
        } else {
            assertThat(answer.json().has("similar")).isFalse();
        }
    }

    @Test
    void soIsOneThatIsPut() {
        automaker("twin-put-first", "黄河汽车", "Yellow River").has(201);
        assertThat(api.put(
                                "/api/v1/automakers/twin-put-second",
                                "{\"kind\": \"BRAND\", \"nameZh\": \"黃河汽車\", \"nameEn\": \"Huanghe\"}",
                                "If-None-Match",
                                "*")
                        .has(201)
                        .at("/similar/0/code"))
                .isEqualTo("twin-put-first");
        assertThat(api.get("/api/v1/automakers/twin-put-second").json().has("similar"))
                .isFalse();
    }

    @Test
    void anImportTellsNewOrganizationsThatAreCalledLikeKnownOnes() {
        new Imports(api)
                .csv("organizations", "code,kind,name_zh,name_en\ntwin-known,GROUP,江淮汽车集团,Jianghuai Motor Group\n");
        Answer imported = new Imports(api).csv("organizations", """
                        code,kind,name_zh,name_en
                        twin-known,GROUP,江淮汽车集团,Jianghuai Motor Group
                        twin-new,COMPANY,江淮汽车,JAC
                        twin-other,COMPANY,江铃汽车,Jiangling Motors
                        """);
        assertThat(imported.at("/state")).isEqualTo("SUCCEEDED");
        assertThat(imported.json().at("/warnings")).hasSize(1);
        imported.includes("""
                {"warnings": [{"line": 3, "column": "name_zh", "value": "江淮汽车", "rule": "name-like-another",
                               "detail": "is new, and called like twin-known"}]}""");
    }
}
