package io.autopact.pages;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.autopact.portfolio.brief.ConstantWords;
import io.autopact.portfolio.picture.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Writes pages from templates, in the layout that all of them share. A template says both languages beside each other,
 * {@code {{#t}}中文|English{{/t}}}, and puts constants into words, {@code {{#word}}{{phase}}{{/word}}}.
 */
@Component
@RequiredArgsConstructor
public class PageWriter {

    private static final String FOLDER = "templates/pages/";

    private final ConstantWords words;
    private final PageFiles files;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    private final Mustache.Compiler compiler = Mustache.compiler()
            .nullValue("")
            .withEscaper(Escapers.simple(
                    new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}}))
            .strictSections(true)
            .emptyStringIsFalse(true)
            .zeroIsFalse(true)
            .withLoader(partial -> new StringReader(text(partial)));

    /**
     * What the templates are given.
     *
     * @param layout what every page has
     * @param page what this page has
     * @param t chooses between two languages
     * @param word puts a constant into words
     */
    record Screen(Layout layout, Object page, Mustache.Lambda t, Mustache.Lambda word) {}

    /** A page without what the layout puts around it, which is the same for every reader who asks the same. */
    record Body(Heading heading, String text) {}

    /**
     * Writes a page.
     *
     * @param template the name of its template
     * @param page what the template reads
     */
    public String write(Asked asked, Heading heading, String template, Object page) {
        return frame(asked, body(asked, heading, template, page));
    }

    /** Writes what is within the layout. */
    Body body(Asked asked, Heading heading, String template, Object page) {
        return new Body(heading, fill(template, asked, heading, page));
    }

    /** Puts the layout around it, which knows who reads. */
    String frame(Asked asked, Body body) {
        return fill("top", asked, body.heading(), body) + body.text() + fill("bottom", asked, body.heading(), body);
    }

    private String fill(String template, Asked asked, Heading heading, Object page) {
        Language language = asked.language();
        return templates
                .computeIfAbsent(template, name -> compiler.compile(text(name)))
                .execute(new Screen(
                        new Layout(asked, heading, files.fingerprint()),
                        page,
                        (fragment, out) -> out.write(chosen(fragment.execute(), language)),
                        (fragment, out) -> out.write(word(fragment.execute(), language))));
    }

    /** What stands between the two languages is written by the template alone, never by what is recorded. */
    private static String chosen(String both, Language language) {
        int bar = both.indexOf('|');
        if (bar < 0) {
            throw new IllegalStateException("A template says this in one language: " + both);
        }
        return language.choose(both.substring(0, bar), both.substring(bar + 1));
    }

    /** A constant as a reader calls it. */
    String word(String constant, Language language) {
        return constant.isEmpty() ? "" : StringUtils.capitalize(words.of(constant, language));
    }

    private static String text(String name) {
        try (Reader reader = new InputStreamReader(
                new ClassPathResource(FOLDER + name + ".mustache").getInputStream(), StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + name + " of the pages is not on the classpath", e);
        }
    }
}
