package io.autopact.portfolio.picture;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The templates of the pictures. */
final class Svg {

    private static final String FOLDER = "templates/pictures/";

    private Svg() {}

    /** The template with this name; what it includes lies beside it. */
    static Template template(String name) {
        return Mustache.compiler()
                .withEscaper(Svg::escaped)
                .withLoader(partial -> new StringReader(text(partial)))
                .compile(text(name));
    }

    private static String text(String name) {
        try (Reader reader = new InputStreamReader(
                new ClassPathResource(FOLDER + name + ".svg").getInputStream(), StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + name + " of the pictures is not on the classpath", e);
        }
    }

    /** Names may hold anything, and XML does not: what it has no way to write is shown as unknown. */
    private static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        int character;
        for (int i = 0; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            switch (character) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\'' -> xml.append("&#39;");
                default -> xml.appendCodePoint(isXml(character) ? character : 0xfffd);
            }
        }
        return xml.toString();
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character < 0xd800)
                || (character >= 0xe000 && character < 0xfffe)
                || character >= 0x10000;
    }
}
