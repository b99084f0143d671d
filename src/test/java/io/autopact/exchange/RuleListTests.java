package io.autopact.exchange;

import io.autopact.shared.rule.DateRules;
import io.autopact.support.Kept;
import io.autopact.support.RegisterTest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of all rules with their codes. */
@RegisterTest
class RuleListTests {

    private static final String HEAD = """
            # Rules

            What the register holds records to, whoever writes them: `errors[].rule` of a problem and of an import's job has
            the code. A code is never changed. ADR [0038](../adr/0038-one-statement-of-each-rule.md) says how rules are
            stated; this list is made from them.

            | data set | about one row | across rows |
            | --- | --- | --- |
            """;

    @Autowired
    private DataSets dataSets;

    private static String codes(List<String> codes) {
        return codes.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    @Tag(Kept.TAG)
    @Test
    @Tag(Kept.TAG)
    void theKeptListOfRulesIsTheServicesOwn() {
        Stream<String> rows = dataSets.writable().stream()
                .filter(dataSet -> !dataSet.recordRules().codes().isEmpty()
                        || !dataSet.setRules().isEmpty())
                .map(dataSet -> "| %s | %s | %s |%n"
                        .formatted(
                                dataSet.name(),
                                codes(dataSet.recordRules().codes()),
                                codes(dataSet.setRules().stream()
                                        .flatMap(rule -> rule.codes().stream())
                                        .toList())));
        String every = "| every one with dates | %s | |%n"
                .formatted(codes(List.of(
                        DateRules.PRECISION_BESIDE_A_DATE, DateRules.LAST_DAY_OF_PERIOD, DateRules.LOWER_BOUND)));
        String imported = "| every import with mode=update | %s | |%n".formatted(codes(List.of(Importer.NOTHING_NEW)))
                + "| every import, as a warning | %s | |%n"
                        .formatted(codes(List.of(Importer.CODE_LIKE_ANOTHER, Importer.NAME_LIKE_ANOTHER)));
        Kept.file(Path.of("docs", "api", "rules.md"))
                .holds(HEAD + rows.collect(Collectors.joining()) + every + imported);
    }
}
