package io.autopact.portfolio.brief;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.text.OneLine;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes a brief as Markdown, to be printed before a meeting. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BriefMarkdown {

    private static final String FOLDER = "templates/briefs/";

    /** What Markdown takes for itself, and what would end a line or a cell. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|#!~&$]");

    private final ConstantWords words;
    private final Template chinese = template("zh");
    private final Template english = template("en");

    /**
     * What the templates are given.
     *
     * @param brief the brief
     * @param word puts a constant into words
     */
    record Page(BriefView brief, Mustache.Lambda word) {}

    /** The brief in a language. */
    public String write(BriefView brief, Language language) {
        return (language == Language.ZH ? chinese : english)
                .execute(new Page(brief, (fragment, out) -> out.write(words.of(fragment.execute(), language))));
    }

    private static Template template(String name) {
        ClassPathResource resource = new ClassPathResource(FOLDER + name + ".md");
        try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            return Mustache.compiler()
                    .nullValue("")
                    .withEscaper(BriefMarkdown::escaped)
                    .compile(reader.readAllAsString());
        } catch (IOException e) {
            throw new UncheckedIOException("The template of the brief is not on the classpath: " + name, e);
        }
    }

    /** Names may hold anything: here they stay names, in one line. */
    private static String escaped(String text) {
        return SPECIAL.matcher(OneLine.of(text)).replaceAll("\\\\$0");
    }
}
