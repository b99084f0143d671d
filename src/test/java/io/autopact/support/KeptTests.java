package io.autopact.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptTests {

    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void aNumberThatGrewIsTold() {
        String before = "| read | `GET /a` | 3 |\n| listed | `GET /b` | 2 |\n";
        assertThat(Kept.worse(before, "| read | `GET /a` | 4 |\n| listed | `GET /b` | 2 |\n| new | `GET /c` | 9 |\n"))
                .containsExactly("read | `GET /a`: 4 instead of 3");
        assertThat(Kept.worse(before, "| read | `GET /a` | 2 |\n")).isEmpty();
        assertThat(Kept.worse("", before)).isEmpty();
    }

    @Test
    void allThatKeepAFileAreFoundByTheirTag() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> keeping = files.filter(file -> file.toString().endsWith("Tests.java"))
                    .filter(file -> count(file, "Kept.file(") > count(file, "@Tag(Kept.TAG)"))
                    .filter(file -> !file.endsWith("KeptTests.java"))
                    .toList();
            assertThat(keeping).isEmpty();
        }
    }

    private static int count(Path file, String text) {
        try {
            return Files.readString(file).split(Pattern.quote(text), -1).length - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
