package io.autopact.portfolio.brief;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.autopact.portfolio.picture.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** Writes a brief as Markdown, to be printed before a meeting. */
@Component
public class BriefMarkdown {

    private static final String FOLDER = "templates/briefs/";

    /** What Markdown takes for itself, and what would end a line or a cell. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|#!~&$]");

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");

    /** Marks that turn the direction of whatever follows, the rest of the page included. */
    private static final Pattern TURNS =
            Pattern.compile("[\\x{061c}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]");

    private final Properties words = words();
    private final Template chinese = template("zh");
    private final Template english = template("en");

    BriefMarkdown() {}

    /**
     * What the templates are given.
     *
     * @param brief the brief
     * @param word puts a constant into words
     */
    record Page(BriefView brief, Mustache.Lambda word) {}

    /** The brief in a language. */
    public String write(BriefView brief, Language language) {
        boolean inChinese = language == Language.ZH;
        return (inChinese ? chinese : english)
                .execute(new Page(brief, (fragment, out) -> out.write(word(fragment.execute(), inChinese))));
    }

    /** A constant as a reader calls it. */
    private String word(String constant, boolean inChinese) {
        String plain = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        return inChinese ? words.getProperty(constant, plain) : plain;
    }

    private static Properties words() {
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource(FOLDER + "words.zh.properties"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The words of the brief are not on the classpath", e);
        }
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
        String oneLine = BREAKS.matcher(TURNS.matcher(text).replaceAll("")).replaceAll(" ");
        return SPECIAL.matcher(oneLine).replaceAll("\\\\$0");
    }
}
