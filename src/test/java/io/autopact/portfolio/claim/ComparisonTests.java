package io.autopact.portfolio.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTests {

    @ParameterizedTest(name = "{1} is {0} {2}: {3}")
    @CsvSource({
        "EXACTLY, 20, 20, true",
        "EXACTLY, 19, 20, false",
        "EXACTLY, 21, 20, false",
        "MORE_THAN, 301, 300, true",
        "MORE_THAN, 300, 300, false",
        "AT_LEAST, 300, 300, true",
        "AT_LEAST, 299, 300, false",
        "ABOUT, 90, 100, true",
        "ABOUT, 110, 100, true",
        "ABOUT, 89, 100, false",
        "ABOUT, 111, 100, false",
        "ABOUT, 0, 0, true",
        "ABOUT, 1, 0, false",
    })
    void whatTheRegisterHasBearsOutWhatIsClaimed(Comparison comparison, long registered, long claimed, boolean holds) {
        assertThat(comparison.holds(registered, claimed)).isEqualTo(holds);
    }
}
