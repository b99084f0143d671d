package io.autopact.portfolio.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The title of a part names some of the records behind it, whatever their number. */
class SomeCodesTests {

    @Test
    void tenAreNamed() {
        assertThat(SomeCodes.of(codes(10), Language.EN, "份协议", "agreement")).isEqualTo(codes(10));
    }

    @Test
    void ofMoreTheOthersAreCounted() {
        assertThat(SomeCodes.of(codes(12_510), Language.ZH, "份协议", "agreement"))
                .hasSize(11)
                .startsWith("AG-0", "AG-1")
                .endsWith("AG-9", "另有 12500 份协议");
        assertThat(SomeCodes.of(codes(11), Language.EN, "份协议", "agreement")).endsWith("AG-9", "1 more agreement");
        assertThat(SomeCodes.of(codes(13), Language.EN, "项车型落地", "rollout")).endsWith("AG-9", "3 more rollouts");
    }

    private static List<String> codes(int number) {
        return IntStream.range(0, number).mapToObj(each -> "AG-" + each).toList();
    }
}
