package io.autopact.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The programs of others from npm that look at what the service makes, in the versions that the lock file names. */
public final class Npm {

    private static final Path FOLDER = Path.of("docs/api/lint");

    private Npm() {}

    /**
     * Installs them where they are not; skips the test where npm is not installed.
     *
     * @param wanted the package that the test runs or reads by
     * @param otherwise what is not looked at without it
     */
    public static void install(String wanted, String otherwise) throws InterruptedException {
        Assumptions.assumeTrue(
                Programs.run(FOLDER, "npm", "--version") == 0, "SKIPPED: npm is not installed, so " + otherwise);
        if (!Files.isDirectory(FOLDER.resolve("node_modules").resolve(wanted))) {
            assertThat(Programs.run(FOLDER, "npm", "ci", "--no-audit", "--no-fund"))
                    .as("npm ci in %s", FOLDER)
                    .isZero();
        }
    }

    /** Runs a program in their folder, and gives its exit status. */
    public static int run(String... command) throws InterruptedException {
        return Programs.run(FOLDER, command);
    }
}
