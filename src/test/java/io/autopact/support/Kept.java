package io.autopact.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the repository that is made from the code, and that a test holds to it. With {@code -Dautopact.keep=true}
 * the test writes the file instead of comparing it.
 */
public final class Kept {

    private final Path file;

    private Kept(Path file) {
        this.file = file;
    }

    /** The file at this path below the project's folder. */
    public static Kept file(Path file) {
        return new Kept(file);
    }

    /** Checks that the file has this content, or gives it this content. */
    public void holds(String content) {
        String wanted = content.replace("\r\n", "\n").stripTrailing() + "\n";
        try {
            if (Boolean.getBoolean("autopact.keep")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, wanted);
            }
            assertThat(Files.exists(file))
                    .as("%s is there; mvn verify -Dautopact.keep=true writes it", file)
                    .isTrue();
            assertThat(Files.readString(file))
                    .as("%s is as the code makes it; mvn verify -Dautopact.keep=true writes it anew", file)
                    .isEqualTo(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
