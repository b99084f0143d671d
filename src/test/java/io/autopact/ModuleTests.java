package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The modules keep to the dependencies that they declare, and their diagrams in docs/modules show them as they are. */
class ModuleTests {

    private final ApplicationModules modules = ApplicationModules.of(AutopactApplication.class);

    @Test
    void everyModuleKeepsToItsDeclaredDependencies() {
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .contains(
                        "shared",
                        "history",
                        "exchange",
                        "evidence",
                        "organization",
                        "capability",
                        "agreement",
                        "rollout",
                        "portfolio",
                        "integration",
                        "pages",
                        "access");
        modules.verify();
    }

    @Test
    @Tag(Kept.TAG)
    void theKeptDiagramsShowTheModulesAsTheyAre(@TempDir Path folder) throws IOException {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder(folder.toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml();
        try (Stream<Path> drawn = Files.list(folder)) {
            List<Path> files = drawn.sorted().toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                Kept.file(Path.of("docs/modules").resolve(file.getFileName())).holds(inOrder(Files.readAllLines(file)));
            }
        }
    }

    /** The documenter draws the same things in an order of chance: each run of lines of one kind is sorted. */
    private static String inOrder(List<String> lines) {
        List<String> ordered = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (String line : lines) {
            if (!run.isEmpty() && !kind(line).equals(kind(run.getFirst()))) {
                run.stream().sorted().forEach(ordered::add);
                run.clear();
            }
            run.add(line);
        }
        run.stream().sorted().forEach(ordered::add);
        return String.join("\n", ordered);
    }

    private static String kind(String line) {
        int parenthesis = line.indexOf('(');
        return parenthesis < 0 ? line : line.substring(0, parenthesis).strip();
    }
}
