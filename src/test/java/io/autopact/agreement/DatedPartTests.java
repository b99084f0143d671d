package io.autopact.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds of every part that an agreement has from one day to another, whatever it is that it names. */
@RegisterTest
class DatedPartTests {

    /** A kind of part, and two that an agreement can have of it. */
    enum Part {
        DOMAIN("scope", "domain", "Domains", "agreement_scope", "SMART_MOBILITY", "SMART_LOGISTICS"),
        SOLUTION("solutions", "solution", "Solutions", "agreement_solutions", "SMART_4S", "V2X_5G"),
        ELEMENT("elements", "element", "Elements", "agreement_elements", "AUTO_CLOUD", "IOV"),
        CAPABILITY("capabilities", "capability", "Capabilities", "agreement_capabilities", "LBS", "BIG_DATA"),
        PARTY("parties", "organization", "Parties", "agreement_parties", "part-one", "part-two");

        private final String member;
        private final String noun;
        private final String several;
        private final String dataSet;
        private final String first;
        private final String second;

        Part(String member, String noun, String several, String dataSet, String first, String second) {
            this.member = member;
            this.noun = noun;
            this.several = several;
            this.dataSet = dataSet;
            this.first = first;
            this.second = second;
        }

        private String given(String code) {
            return this == PARTY
                    ? "{\"organization\": \"%s\", \"role\": \"COUNTERPARTY\"}".formatted(code)
                    : "{\"%s\": \"%s\", \"wordingZh\": \"措辞\", \"confidence\": \"INFERRED\"}".formatted(noun, code);
        }

        /** The columns of its data set beside those that every one has. */
        private String more() {
            return this == PARTY ? "role" : "wording_zh,confidence";
        }

        private String moreOf() {
            return this == PARTY ? "COUNTERPARTY" : "措辞,INFERRED";
        }

        private String number(String test) {
            return "PART-%s-%s".formatted(test, this);
        }
    }

    @Autowired
    private Api api;

    @BeforeEach
    void theParties() {
        for (String code : List.of("part-one", "part-two", "part-three")) {
            api.put(
                    "/api/v1/automakers/" + code,
                    "{\"kind\": \"COMPANY\", \"nameZh\": \"甲方\", \"nameEn\": \"Party\"}",
                    "If-None-Match",
                    "*");
        }
    }

    private Answer draft(Part part, String number, String given) {
        String parties = part == Part.PARTY
                ? ""
                : ", \"parties\": [{\"organization\": \"part-three\", \"role\": \"COUNTERPARTY\"}]";
        return api.put("/api/v1/agreements/" + number, """
                        {"kind": "MEMORANDUM", "titleZh": "协议", "titleEn": "Agreement", "%s": [%s]%s}""".formatted(part.member, given, parties), "If-None-Match", "*")
                .has(201);
    }

    private void signed(Part part, String number) {
        draft(part, number, part.given(part.first));
        act(number, "sign", "{\"signedOn\": \"2020-01-01\"}").has(200);
    }

    private void amended(Part part, String number) {
        signed(part, number);
        act(number, "amend", """
                        {"effectiveOn": "2021-01-01", "remove%1$s": ["%2$s"], "add%1$s": [%3$s], "note": "补"}""".formatted(part.several, part.first, part.given(part.second)))
                .has(200);
    }

    private Answer act(String number, String action, String body) {
        return api.post("/api/v1/agreements/" + number + "/" + action, body, "If-Match", "*");
    }

    private List<String> at(Part part, String number, String question) {
        return api
                .get("/api/v1/agreements/" + number + "?" + question)
                .has(200)
                .json()
                .at("/" + part.member)
                .values()
                .stream()
                .map(entry -> entry.at("/" + part.noun).asString())
                .toList();
    }

    private List<String> exported(Part part, String number) {
        return api.get("/api/v1/exports/%s.csv?columns=agreement,%s,from,until,added_in,ended_in,%s"
                        .formatted(part.dataSet, part.noun, part.more()))
                .has(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(number + ","))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void isGivenAsObjectsAndComesBackAsItWasGiven(Part part) {
        String number = part.number("GIVEN");
        draft(part, number, part.given(part.first))
                .includes("{\"%s\": [%s]}".formatted(part.member, part.given(part.first)));
        Answer read = api.get("/api/v1/agreements/" + number);
        assertThat(api.put("/api/v1/agreements/" + number, read.body(), "If-Match", read.header("ETag"))
                        .has(200)
                        .body())
                .isEqualTo(read.body());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PARTY")
    void isGivenAsBareCodesAndBeginsWithTheEffect(Part part) {
        String number = part.number("BARE");
        draft(part, number, "\"" + part.first + "\"");
        act(number, "sign", "{\"signedOn\": \"2020-01-01\", \"effectiveOn\": \"2020-02-01\"}")
                .has(200)
                .includes("""
                        {"%s": [{"%s": "%s", "from": "2020-02-01", "fromPrecision": "DAY", "until": null, "confidence": "STATED"}]}""".formatted(part.member, part.noun, part.first));
    }

    @ParameterizedTest
    @EnumSource
    void isKnownOnlyRoughlyWhereItIs(Part part) {
        String number = part.number("ROUGH");
        String given =
                part.given(part.first).replace("}", ", \"from\": \"2020-03-31\", \"fromPrecision\": \"QUARTER\"}");
        draft(part, number, given).includes("{\"%s\": [%s]}".formatted(part.member, given));
        api.patch(
                        "/api/v1/agreements/" + number,
                        "{\"%s\": [%s]}".formatted(part.member, given.replace("03-31", "03-30")),
                        "If-Match",
                        "*")
                .isProblem(400, "invalid-request")
                .names("/%s/0/from".formatted(part.member), "not-last-day");
    }

    @ParameterizedTest
    @EnumSource
    void standsOnceAndLeadsSomewhere(Part part) {
        String number = part.number("ONCE");
        draft(part, number, part.given(part.first));
        String twice = part.given(part.first) + ", " + part.given(part.first);
        api.patch("/api/v1/agreements/" + number, "{\"%s\": [%s]}".formatted(part.member, twice), "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/%s/1".formatted(part.member), part == Part.PARTY ? "repeated" : "overlap");
        api.patch(
                        "/api/v1/agreements/" + number,
                        "{\"%s\": [%s]}".formatted(part.member, part.given("no-such-thing")),
                        "If-Match",
                        "*")
                .isProblem(422, "rule-violated")
                .names("/%s/0".formatted(part.member), "unknown-code");
    }

    @ParameterizedTest
    @EnumSource
    void isNotEditedOnceTheAgreementIsSigned(Part part) {
        String number = part.number("SIGNED");
        signed(part, number);
        api.patch(
                        "/api/v1/agreements/" + number,
                        "{\"%s\": [%s]}".formatted(part.member, part.given(part.second)),
                        "If-Match",
                        "*")
                .isProblem(409, "action-not-allowed");
        assertThat(at(part, number, "asOf=2020-06-01")).containsExactly(part.first);
    }

    @ParameterizedTest
    @EnumSource
    void comesAndGoesByAnAmendmentThatTellsIt(Part part) {
        String number = part.number("AMENDED");
        amended(part, number);
        assertThat(at(part, number, "asOf=2020-12-31")).containsExactly(part.first);
        assertThat(at(part, number, "asOf=2021-01-01")).containsExactly(part.second);
        assertThat(api.get("/api/v1/agreements/" + number + "/amendments")
                        .includes("{\"items\": [{\"number\": 1, \"remove%s\": [\"%s\"]}]}"
                                .formatted(part.several, part.first))
                        .body())
                .contains(part.second);
        act(number, "amend", """
                        {"effectiveOn": "2022-01-01", "remove%1$s": ["%2$s"], "add%1$s": [%3$s], "note": "补"}""".formatted(part.several, part.first, part.given(part.second)))
                .isProblem(422, "rule-violated")
                .names("/remove%s/0".formatted(part.several), "not-in-force")
                .names("/add%s/0".formatted(part.several), "overlap");
    }

    @ParameterizedTest
    @EnumSource
    void isTakenBackWithTheAmendmentThatWasNone(Part part) {
        String number = part.number("BACK");
        amended(part, number);
        act(number, "correct", "{\"reason\": \"误录\", \"amendments\": []}").has(200);
        assertThat(at(part, number, "asOf=2021-01-01")).containsExactly(part.first);
    }

    @ParameterizedTest
    @EnumSource
    void isCorrectedAlone(Part part) {
        String number = part.number("CORRECT");
        amended(part, number);
        act(number, "correct", "{\"reason\": \"误录\", \"%s\": [%s]}".formatted(part.member, part.given(part.second)))
                .has(200);
        assertThat(at(part, number, "asOf=2020-06-01")).containsExactly(part.second);
        assertThat(at(part, number, "asOf=2021-06-01")).containsExactly(part.second);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheRegisterSaidOfItCanBeAskedAndTheHistoryTellsIt(Part part) {
        String number = part.number("KNOWN");
        signed(part, number);
        Instant before = Instant.now();
        act(number, "amend", """
                        {"effectiveOn": "2021-01-01", "remove%1$s": ["%2$s"], "add%1$s": [%3$s], "note": "补"}""".formatted(part.several, part.first, part.given(part.second)))
                .has(200);
        assertThat(at(part, number, "asOf=2021-06-01&knownAt=" + before)).containsExactly(part.first);
        assertThat(at(part, number, "asOf=2021-06-01&knownAt=" + Instant.now())).containsExactly(part.second);
        api.get("/api/v1/agreements/" + number + "/history").has(200).includes("""
                        {"items": [{"change": "AMENDED"}, {"change": "SIGNED"}, {"change": "CREATED"}]}""");
        assertThat(api.get("/api/v1/agreements/" + number + "/history").json().at("/items/0/members").values().stream()
                        .map(member -> member.at("/member").asString()))
                .contains(part.member, "amendments");
    }

    @ParameterizedTest
    @EnumSource
    void goesOutAndComesInByCsv(Part part) {
        String number = part.number("OUT");
        amended(part, number);
        String from = part == Part.PARTY ? "" : "2020-01-01";
        assertThat(exported(part, number))
                .containsExactlyInAnyOrder(
                        "%s,%s,%s,2020-12-31,,1,%s".formatted(number, part.first, from, part.moreOf()),
                        "%s,%s,2021-01-01,,1,,%s".formatted(number, part.second, part.moreOf()));
        String header = "agreement,%s,from,until,added_in,ended_in,%s\n".formatted(part.noun, part.more());
        Imports imports = new Imports(api);
        imports.csv(part.dataSet, header + String.join("\n", exported(part, number)) + "\n")
                .includes("{\"state\": \"SUCCEEDED\", \"inserted\": 0, \"updated\": 0, \"unchanged\": 2}");

        String other = part.number("IN");
        draft(part, other, "");
        imports.csv(part.dataSet, header + "%s,%s,,,,,%s\n".formatted(other, part.first, part.moreOf()))
                .includes("{\"state\": \"SUCCEEDED\", \"inserted\": 1}");
        api.get("/api/v1/agreements/" + other)
                .includes("{\"%s\": [%s], \"version\": 2}".formatted(part.member, part.given(part.first)));
        imports.csv(part.dataSet, header + "%s,%s,,,9,,%s\n".formatted(other, part.second, part.moreOf()))
                .includes("{\"state\": \"REFUSED\", \"errors\": [{\"line\": 2, \"column\": \"added_in\"}]}");
    }
}
