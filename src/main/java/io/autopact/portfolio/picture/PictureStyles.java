package io.autopact.portfolio.picture;

import java.util.List;
import org.springframework.stereotype.Component;

/** The style sheet of pictures that are parts of a page. By itself a picture has it inside. */
@Component
public class PictureStyles {

    private final String css = Svg.template("style").execute(new Fonts(List.of(Font.values())));

    PictureStyles() {}

    /** The types that the style sheet tells of. */
    private record Fonts(List<Font> fonts) {}

    /** The style sheet. */
    public String css() {
        return css;
    }
}
