package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.BillOfMaterials;
import io.autopact.support.Programs;
import io.autopact.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service as it is delivered: the folder that the build left in {@code target/autopact}, with its launcher and its
 * AOT cache, run from another place than the one it was made in.
 */
class PackagedTests {

    /** The start fails where the cache does not fit. */
    private static final Map<String, String> ONLY_WITH_THE_CACHE = Map.of("JAVA_OPTS", "-XX:AOTMode=on");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void installElsewhere() throws InterruptedException {
        assertThat(Programs.run(Path.of("target"), "cp", "-a", "autopact", folder.toString()))
                .as("mvn verify makes target/autopact before it runs this")
                .isZero();
    }

    @Test
    void theFolderHoldsTheServiceAndNothingOfItsTraining() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("autopact"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("bin", "lib", "autopact.jar", "autopact.cdx.json", "autopact.aot");
        }
    }

    @Test
    void theBillOfMaterialsLiesBesideTheJarAndNamesItsLibraries() throws IOException {
        List<String> named = BillOfMaterials.of(folder.resolve("autopact/autopact.cdx.json")).components().stream()
                .map(BillOfMaterials.Component::file)
                .toList();
        try (Stream<Path> libraries = Files.list(folder.resolve("autopact/lib"))) {
            assertThat(libraries.map(library -> library.getFileName().toString()))
                    // Spring Boot adds the one by which its jar is taken apart.
                    .filteredOn(library -> !library.startsWith("spring-boot-jarmode-tools-"))
                    .anyMatch(library -> library.startsWith("postgresql-"))
                    .isSubsetOf(named);
        }
    }

    @Test
    void theJarSaysNothingOfTheMachineThatBuiltIt() throws IOException {
        try (JarFile jar = new JarFile(folder.resolve("autopact/autopact.jar").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().keySet())
                    .extracting(String::valueOf)
                    .contains("Sbom-Location")
                    .noneMatch(name -> name.startsWith("Build-") || name.equals("Created-By"));
        }
    }

    @Test
    void aFirstStartTellsWhatItDoesAndALaterOneHasNothingToTell() {
        Path data = folder.resolve("data");
        try (ServiceProcess first = start(data, ONLY_WITH_THE_CACHE)) {
            first.awaitReady();
            assertThat(first.output())
                    .containsSubsequence(
                            "Unpacking the PostgreSQL programs …",
                            "Unpacking the PostgreSQL programs took ",
                            "Making a new database cluster in ",
                            "Bringing the database schema up to date …",
                            "Bringing the database schema up to date took ",
                            "Loading the reference data …",
                            "Loading the article's portfolio …",
                            "Loading the article's portfolio took ")
                    .containsPattern("portfolio took \\d+\\.\\d s: \\d+ rows from \\d+ files")
                    .doesNotContain("[warning]")
                    .doesNotContain("[error");
            assertThat(first.terminate()).as("seconds to end").isLessThan(30);
        }
        try (ServiceProcess later = start(data, ONLY_WITH_THE_CACHE)) {
            later.awaitReady();
            assertThat(later.status("GET", "/api/v1/agreements/AG-2019-DONGFENG", null))
                    .isEqualTo(200);
            assertThat(later.output()).doesNotContain(" took ").doesNotContain(" …");
        }
    }

    @Test
    void anOptionOfTheOperatorWinsAndOneThatTheCacheDoesNotFitCostsNoMoreThanTheCache() {
        try (ServiceProcess service = start(
                folder.resolve("other"),
                Map.of("JAVA_OPTS", "-XX:-UseCompactObjectHeaders -Xmx96m", "AUTOPACT_PORTFOLIO", "none"))) {
            service.awaitReady();
            assertThat(service.output()).contains("[error").contains("Started AutopactApplication");
            assertThat(service.process().info().arguments().orElseThrow()).containsSubsequence("-Xmx128m", "-Xmx96m");
        }
    }

    private static ServiceProcess start(Path data, Map<String, String> environment) {
        return ServiceProcess.run(
                List.of(folder.resolve("autopact/bin/autopact").toString()),
                data,
                ServiceProcess.freePort(),
                environment);
    }
}
