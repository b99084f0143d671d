package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an organization inherits from those that it belongs to, where it is told, and that it ends with the tie. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InheritanceTests {

    private static final String OF_SUBSIDIARY = "/api/v1/agreements?sort=number&organization=ih-sub";

    @Autowired
    private Api api;

    @BeforeAll
    void aGroupWithAnAgreementThatExtends() {
        Recording record = new Recording(api);
        record.automaker("ih-group", "GROUP", "");
        record.automaker("ih-sub", "SUBSIDIARY", """
                , "ties": [{"to": "ih-group", "kind": "SUBSIDIARY_OF", "from": "2015-01-01", "until": "2027-12-31"}]""");
        record.subsidiary("ih-brand", "ih-sub");
        record.automaker("ih-coming", "SUBSIDIARY", """
                , "ties": [{"to": "ih-group", "kind": "SUBSIDIARY_OF", "from": "2028-03-01"}]""");
        record.signed(
                "IH-EXTENDS", "ih-group", "[\"CONNECTED_VEHICLE\"]", "2012-06-28", ", \"extendsToSubsidiaries\": true");
        record.signed("IH-GROUP", "ih-group", "[\"SMART_LOGISTICS\"]", "2019-06-28", "");
        record.signed("IH-OWN", "ih-sub", "[\"SMART_MOBILITY\"]", "2020-01-01", "");
    }

    @Test
    void theListTakesWhatIsInheritedWhereItIsAskedFor() {
        assertThat(api.get(OF_SUBSIDIARY).items("number")).containsExactly("IH-OWN");
        Answer inherited =
                api.get(OF_SUBSIDIARY + "&includeInherited=true&count=true").has(200);
        inherited.includes("{\"total\": 2, \"items\": [{\"number\": \"IH-EXTENDS\", \"inheritedFrom\": \"ih-group\"},"
                + " {\"number\": \"IH-OWN\"}]}");
        assertThat(inherited.json().at("/items/1").has("inheritedFrom"))
                .as("what it is party to is not inherited")
                .isFalse();
        assertThat(api.get("/api/v1/agreements/IH-EXTENDS").json().has("inheritedFrom"))
                .isFalse();
    }

    @ParameterizedTest(name = "as of {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    2014-12-31 | IH-OWN
                    2015-01-01 | IH-EXTENDS,IH-OWN
                    2027-12-31 | IH-EXTENDS,IH-OWN
                    2028-01-01 | IH-OWN""")
    void whatIsInheritedBeginsAndEndsWithTheTie(String asOf, String numbers) {
        assertThat(api.get(OF_SUBSIDIARY + "&includeInherited=true&asOf=" + asOf)
                        .has(200)
                        .items("number"))
                .containsExactly(numbers.split(","));
    }

    @Test
    void theListOfAWholeTreeMarksWhatNobodyOfItIsPartyTo() {
        api.get(OF_SUBSIDIARY + "&includeDescendants=true&includeInherited=true&phase=IN_FORCE")
                .has(200)
                .includes(
                        "{\"items\": [{\"number\": \"IH-EXTENDS\", \"inheritedFrom\": \"ih-group\"}, {\"number\": \"IH-OWN\"}]}");
        Answer group = api.get(
                "/api/v1/agreements?sort=number&organization=ih-group&includeDescendants=true&includeInherited=true");
        assertThat(group.items("number")).containsExactly("IH-EXTENDS", "IH-GROUP", "IH-OWN");
        assertThat(group.json().at("/items/0").has("inheritedFrom"))
                .as("the group is party to it")
                .isFalse();
    }

    @Test
    void theExportTakesTheSameFilter() {
        assertThat(api.get("/api/v1/exports/agreements.csv?organization=ih-sub&includeInherited=true&columns=number")
                        .has(200)
                        .body())
                .isEqualToNormalizingNewlines("number\nIH-EXTENDS\nIH-OWN\n");
    }

    @Test
    void theBriefAlwaysTellsWhatIsInherited() {
        api.get("/api/v1/automakers/ih-brand/brief?asOf=2026-11-30").has(200).includes("""
                {"inForce": [{"number": "IH-EXTENDS", "parties": [], "inheritedFrom": "ih-group", "phase": "IN_FORCE",
                              "domains": ["CONNECTED_VEHICLE"]}]}""");
        api.get("/api/v1/automakers/ih-sub/brief?asOf=2026-11-30").has(200).includes("""
                {"inForce": [{"number": "IH-EXTENDS", "parties": [], "inheritedFrom": "ih-group"},
                             {"number": "IH-OWN", "parties": ["ih-sub"], "inheritedFrom": null}]}""");
        assertThat(markdown("ih-sub", "zh")).contains("`IH-EXTENDS` 协议 IH-EXTENDS（承自 `ih-group`）：生效中");
    }

    @Test
    void theBriefTellsATieThatEndsHoweverFarAheadAndWhatEndsWithIt() {
        for (String code : new String[] {"ih-sub", "ih-brand"}) {
            api.get("/api/v1/automakers/%s/brief?asOf=2026-11-30".formatted(code))
                    .has(200)
                    .includes("""
                    {"due": [], "ties": [{"kind": "TIE_ENDS", "agreement": null, "dueOn": "2027-12-31", "daysLeft": 396,
                        "titleZh": "名 ih-sub不再属于名 ih-group", "titleEn": "Name ih-sub belongs no more to Name ih-group",
                        "organizations": ["ih-group", "ih-sub"],
                        "tie": {"organization": "ih-sub", "to": "ih-group", "kind": "SUBSIDIARY_OF", "agreements": ["IH-EXTENDS"]}}]}""");
        }
        assertThat(markdown("ih-sub", "en"))
                .contains("- 2027-12-31 tie ends: Name ih-sub belongs no more to Name ih-group;"
                        + " with it what extends by it: `IH-EXTENDS`");
        assertThat(api.get("/api/v1/automakers/ih-group/brief?asOf=2026-11-30").json().at("/ties").values().stream()
                        .map(each -> each.at("/kind").asString()))
                .containsExactly("TIE_ENDS", "TIE_BEGINS");
        assertThat(api.get("/api/v1/automakers/ih-sub/brief?asOf=2028-01-01")
                        .json()
                        .at("/ties")
                        .isEmpty())
                .isTrue();
    }

    private String markdown(String code, String language) {
        return api.get("/api/v1/automakers/%s/brief.md?asOf=2026-11-30&lang=%s".formatted(code, language))
                .has(200)
                .body();
    }

    @Test
    void aTieThatEndsOrBeginsFallsDue() {
        String expiring =
                "/api/v1/portfolio/expiring?asOf=2026-11-30&kind=TIE_ENDS,TIE_BEGINS&organization=%s&dueBefore=%s";
        assertThat(api.get(expiring.formatted("ih-group", "2027-12-31")).items("kind"))
                .isEmpty();
        api.get(expiring.formatted("ih-group", "2028-03-02")).has(200).includes("""
                {"items": [{"kind": "TIE_ENDS", "dueOn": "2027-12-31", "tie": {"organization": "ih-sub", "agreements": ["IH-EXTENDS"]}},
                           {"kind": "TIE_BEGINS", "dueOn": "2028-03-01",
                            "tie": {"organization": "ih-coming", "agreements": ["IH-EXTENDS"]}}]}""");
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2027-10-02&organization=ih-sub")
                        .items("kind"))
                .as("90 days ahead")
                .containsExactly("TIE_ENDS");
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2027-10-01&organization=ih-sub")
                        .items("kind"))
                .isEmpty();
    }
}
