package io.autopact.shared.problem;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages that the type of a problem leads to: all types, and one page for each. */
@Hidden
@RestController
public class ProblemCatalog {

    private final List<ProblemType> types;
    private final Template list = template("list");
    private final Template page = template("page");

    ProblemCatalog(ObjectProvider<ProblemTypes> contributed) {
        types = Stream.concat(
                        Stream.of(CommonProblem.values()),
                        contributed.orderedStream().flatMap(it -> it.types().stream()))
                .sorted(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::slug))
                .toList();
    }

    /** All problem types of the service, by status and slug. */
    public List<ProblemType> types() {
        return types;
    }

    @PermitAll
    @GetMapping("/problems")
    ResponseEntity<String> all() {
        return html(list.execute(
                Map.of("types", types.stream().map(ProblemCatalog::model).toList())));
    }

    @PermitAll
    @GetMapping("/problems/{slug}")
    ResponseEntity<String> one(@PathVariable String slug) {
        return types.stream()
                .filter(type -> type.slug().equals(slug))
                .findFirst()
                .map(type -> html(page.execute(model(type))))
                .orElseThrow(() -> ProblemException.notFound("problem type", slug));
    }

    /** A page whatever the client says that it takes: it follows the link of a problem. */
    private static ResponseEntity<String> html(String page) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page);
    }

    private static Map<String, Object> model(ProblemType type) {
        return Map.of(
                "slug", type.slug(),
                "status", type.status(),
                "titleEn", type.titleEn(),
                "titleZh", type.titleZh(),
                "adviceEn", type.adviceEn());
    }

    private static Template template(String name) {
        try (Reader reader = new InputStreamReader(
                new ClassPathResource("templates/problems/" + name + ".html").getInputStream(),
                StandardCharsets.UTF_8)) {
            return Mustache.compiler().compile(reader);
        } catch (IOException e) {
            throw new IllegalStateException("The template of the problem pages is not on the classpath", e);
        }
    }
}
