package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autopact.shared.postgres.SqlFile;
import io.autopact.support.RegisterTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.AbstractSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Every statement that stands in a file is one that the database understands, as the service may ask it. */
@RegisterTest
class StatementTests {

    private static final Path FILES = Path.of("src", "main", "resources", "sql");

    /** Whatever its parameters are called, none has a value: their types follow from the statement. */
    private static final SqlParameterSource NOTHING_KNOWN = new AbstractSqlParameterSource() {
        @Override
        public boolean hasValue(String name) {
            return true;
        }

        @Override
        public @Nullable Object getValue(String name) {
            return null;
        }
    };

    @Autowired
    private NamedParameterJdbcOperations database;

    static List<String> statements() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FILES.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void theDatabasePlansIt(String path) {
        assertThat(database.queryForList("explain " + SqlFile.read(path), NOTHING_KNOWN, String.class))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void itIsReadByTheServiceAndSaysWhatItIsFor(String path) throws IOException {
        assertThat(path).matches("[a-z]+/[a-z-]+\\.sql");
        assertThat(SqlFile.read(path)).startsWith("-- ").doesNotContain("%s", "%1$s");
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> readers = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> contains(file, '"' + path + '"'))
                    .toList();
            assertThat(readers).as("who reads " + path).hasSize(1);
        }
    }

    private static boolean contains(Path file, String words) {
        try {
            return Files.readString(file).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsMissingIsToldByItsName() {
        assertThatThrownBy(() -> SqlFile.read("portfolio/nothing.sql"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sql/portfolio/nothing.sql");
    }
}
