package io.autopact.pages;

import io.autopact.portfolio.picture.PictureStyles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** What pages bring with them: style sheets, the script, the icon. */
@Component
public class PageFiles {

    private static final String FOLDER = "pages/";

    private final Map<String, File> files = new TreeMap<>();
    private final String fingerprint;

    /** A file with its media type. */
    public record File(String content, String type) {}

    PageFiles(PictureStyles pictures) {
        files.put("style.css", new File(text("style.css"), "text/css"));
        files.put("pictures.css", new File(pictures.css(), "text/css"));
        files.put("dates.js", new File(text("dates.js"), "text/javascript"));
        files.put("icon.svg", new File(text("icon.svg"), "image/svg+xml"));
        fingerprint = DigestUtils.md5DigestAsHex(String.valueOf(files).getBytes(StandardCharsets.UTF_8))
                .substring(0, 12);
    }

    /** A file by its name. */
    public Optional<File> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Tells one state of the files from another. */
    public String fingerprint() {
        return fingerprint;
    }

    private static String text(String name) {
        try {
            return new ClassPathResource(FOLDER + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " of the pages is not on the classpath", e);
        }
    }
}
