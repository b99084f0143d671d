package io.autopact.shared.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A request body is read as a whole: everything that is wrong with it is told together, each with its place. */
class DocumentReaderTests {

    private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();
    private final DocumentReader reader = new DocumentReader(VALIDATORS.getValidator());

    enum Colour {
        RED,
        GREEN
    }

    @Document(
            readOnly = {"version", "updatedAt"},
            shorthand = "label")
    record Part(@NotBlank String label, @Nullable Integer count) {}

    @Document(readOnly = "version")
    record Whole(
            @Pattern(regexp = "[a-z]+", message = "must be small letters") @Nullable
            String code,

            @NotNull String name,
            @Nullable Boolean flag,
            @Nullable Integer count,
            @Nullable BigDecimal amount,
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable Colour colour,
            @Size(max = 3) @Nullable List<@Valid Part> parts,
            @Nullable List<String> words,
            @Nullable LocalDate until)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.checkRange(complaints, "day", day, "until", until);
        }
    }

    @AfterAll
    static void close() {
        VALIDATORS.close();
    }

    private Whole read(String json) {
        return reader.read(JsonMapper.shared().readTree(json), Whole.class);
    }

    private List<Violation> wrong(String json) {
        ProblemException problem = assertThrows(ProblemException.class, () -> read(json));
        assertThat(problem.getViolations()).allSatisfy(it -> {
            assertThat(it.parameter()).isNull();
            assertThat(it.detail()).endsWith(".");
        });
        return problem.getViolations();
    }

    private List<Tuple> places(String json) {
        return wrong(json).stream().map(it -> tuple(it.pointer(), it.code())).toList();
    }

    @Test
    void aWholeDocumentIsRead() {
        assertThat(read("""
                        {"code": "abc", "name": "东风", "flag": true, "count": -3, "amount": 12.5, "day": "2019-06-28",
                         "at": "2019-06-28T08:00:00Z", "colour": "GREEN", "parts": [{"label": "a", "count": 1}],
                         "words": ["x", "𠮷"], "until": "2019-06-28"}"""))
                .isEqualTo(new Whole(
                        "abc",
                        "东风",
                        true,
                        -3,
                        new BigDecimal("12.5"),
                        LocalDate.of(2019, 6, 28),
                        Instant.parse("2019-06-28T08:00:00Z"),
                        Colour.GREEN,
                        List.of(new Part("a", 1)),
                        List.of("x", "𠮷"),
                        LocalDate.of(2019, 6, 28)));
    }

    @Test
    void whatIsNullIsMissing() {
        assertThat(read("{\"name\": \"x\", \"flag\": null, \"parts\": null}")).isEqualTo(read("{\"name\": \"x\"}"));
    }

    @Test
    void everythingWrongIsToldTogether() {
        assertThat(places("""
                        {"code": "ABC", "colour": "BLUE", "count": "1", "parts": [{"label": " "}, {"label": "b", "size": 1}],
                         "unknown": 1, "day": "2019-06-28", "until": "2019-06-27"}"""))
                .containsExactlyInAnyOrder(
                        tuple("/unknown", "unknown"),
                        tuple("/colour", "wrong-type"),
                        tuple("/count", "wrong-type"),
                        tuple("/parts/1/size", "unknown"),
                        tuple("/until", "out-of-order"),
                        tuple("/code", "invalid"),
                        tuple("/name", "required"),
                        tuple("/parts/0/label", "required"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "name   | 1                | name must be a text.",
                "flag   | \"true\"         | flag must be true or false.",
                "count  | 1.5              | count must be a whole number.",
                "count  | 3000000000       | count must be a whole number.",
                "amount | \"1\"            | amount must be a number.",
                "day    | \"2019-02-30\"   | day must be a day that exists: 2019-02 has 28 days.",
                "day    | \"28.6.2019\"    | day must be a date such as 2019-06-28.",
                "day    | 20190628         | day must be a date such as 2019-06-28.",
                "at     | \"2019-06-28\"   | at must be an instant such as 2019-06-28T08:00:00Z.",
                "colour | \"red\"          | colour must be one of RED, GREEN.",
                "colour | 0                | colour must be one of RED, GREEN.",
                "parts  | {}               | parts must be a list.",
                "words  | \"x\"            | words must be a list."
            })
    void aValueOfTheWrongTypeIsToldWithWhatIsWanted(String member, String value, String detail) {
        String name = member.equals("name") ? "" : "\"name\": \"x\", ";
        assertThat(wrong("{%s\"%s\": %s}".formatted(name, member, value)))
                .containsExactly(Violation.at("/" + member, "wrong-type", detail));
    }

    @Test
    void anItemOfTheWrongTypeIsToldWithItsPosition() {
        assertThat(places("{\"name\": \"x\", \"words\": [\"a\", 1, null], \"parts\": [[]]}"))
                .containsExactlyInAnyOrder(
                        tuple("/words/1", "wrong-type"),
                        tuple("/words/2", "required"),
                        tuple("/parts/0", "wrong-type"));
    }

    @Test
    void membersThatOnlyAnswersHaveAreIgnored() {
        assertThat(read("{\"name\": \"x\", \"version\": 7, \"parts\": [{\"label\": \"a\", \"updatedAt\": false}]}"))
                .isEqualTo(read("{\"name\": \"x\", \"parts\": [{\"label\": \"a\"}]}"));
    }

    @Test
    void aStringStandsForARecordThatHasAShorthand() {
        assertThat(read("{\"name\": \"x\", \"parts\": [\"a\"]}").parts()).containsExactly(new Part("a", null));
    }

    @Test
    void aListThatIsTooLongIsRefused() {
        assertThat(places("{\"name\": \"x\", \"parts\": [\"a\", \"b\", \"c\", \"d\"]}"))
                .containsExactly(tuple("/parts", "wrong-size"));
    }

    @ParameterizedTest
    @CsvSource({"[]", "1", "null", "'\"text\"'"})
    void aBodyThatIsNoObjectIsRefused(String json) {
        assertThat(places(json)).containsExactly(tuple("", "wrong-type"));
    }

    @Test
    void theNameOfAnUnknownMemberIsAPointer() {
        assertThat(places("{\"name\": \"x\", \"a/b~c\": 1}")).containsExactly(tuple("/a~1b~0c", "unknown"));
        assertThat(places("{\"name\": \"x\", \"%s\": 1}".formatted("m".repeat(5000))))
                .containsExactly(tuple("/" + "m".repeat(100) + "…", "unknown"));
    }

    @ParameterizedTest
    @CsvSource({"\\u0000", "\\u0007", "\\u001b", "\\u0085", "\\ud800", "\\udc00", "\\udc00\\ud800"})
    void aCharacterThatIsNoTextIsRefused(String escape) {
        assertThat(places("{\"name\": \"x%sy\"}".formatted(escape))).containsExactly(tuple("/name", "invalid"));
    }

    @Test
    void textsMayHaveLinesAndCharactersBeyondTheFirstPlane() {
        assertThat(read("{\"name\": \"第一行\\n第二行\\t𠮷\"}").name()).isEqualTo("第一行\n第二行\t𠮷");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThat(places("{\"name\": \"%s\"}".formatted("长".repeat(100_001))))
                .containsExactly(tuple("/name", "too-long"));
    }
}
