package io.autopact.shared.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikeCodesTests {

    @ParameterizedTest
    @CsvSource({
        "bydd, byd",
        "BYD, byd",
        "bdy, byd",
        "dong-feng, dongfeng",
        "dongfen, dongfeng dongfeng-liuzhou",
        "AUTONOMOUS-DRIVING, AUTONOMOUS_DRIVING",
        "autonomous driving, AUTONOMOUS_DRIVING",
        "AG-2019-1, AG-2019-0001",
        "tencent, ''",
        "x, ''"
    })
    void theCodesThatSomebodyMayHaveMeantAreThoseThatAreLikeIt(String wanted, String like) {
        Stream<String> codes = Stream.of(
                "byd", "dongfeng", "dongfeng-liuzhou", "geely", "AUTONOMOUS_DRIVING", "SMART_MOBILITY", "AG-2019-0001");
        assertThat(String.join(" ", LikeCodes.of(wanted, codes))).isEqualTo(like);
    }
}
