package io.autopact.portfolio.picture;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * How wide a text is, in ems, whatever fonts are installed where it is drawn and looked at: by classes of characters,
 * each as wide as the widest of the usual sans-serif fonts draws them, or a little wider.
 */
final class TextWidth {

    private static final Set<UnicodeScript> SQUARE = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI);

    private TextWidth() {}

    static double ems(String text) {
        return text.codePoints().mapToDouble(TextWidth::ems).sum();
    }

    private static double ems(int character) {
        if (character < 0x7f) {
            return ascii((char) character);
        }
        if (character == 0xa0) {
            return ascii(' ');
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK ->
                character > 0x345 && character < 0x370 ? 0.8 : seldom(character) ? 0.4 : 0;
            case Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> beyondAscii(character);
        };
    }

    /** Marks that many fonts do not have, and put beside their letter. */
    private static boolean seldom(int mark) {
        return mark > 0x315 && mark < 0x346 && mark != 0x323 && mark != 0x327 && mark != 0x328;
    }

    private static double ascii(char character) {
        return switch (character) {
            case 'i', 'j', 'l', 'I', '\'', '.', ',', ':', ';', '|', '!', ' ' -> 0.31;
            case 'f', 'r', 't', '(', ')', '[', ']', '{', '}', '/', '\\', '-', '`', '"' -> 0.42;
            case 'm', 'w', 'M', 'W', '@', '%' -> 0.96;
            case 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'K', 'N', 'O', 'P', 'Q', 'R', 'U', 'V', 'X', 'Y', '&' -> 0.74;
            case '<', '>', '=', '+', '~', '^' -> 0.62;
            default -> 0.6;
        };
    }

    private static double beyondAscii(int character) {
        if (character >= 0x1f000 && character < 0x20000) {
            return 1.45;
        }
        if (character == 0xfdfd) {
            return 12;
        }
        if (character == 0x00b7 || character == 0x2026) {
            return 1;
        }
        UnicodeScript script = UnicodeScript.of(character);
        if (SQUARE.contains(script)) {
            return 1;
        }
        return switch (script) {
            case LATIN, GREEK, CYRILLIC -> Character.isUpperCase(character) ? 1.0 : 0.78;
            case ARABIC -> character >= 0xfb50 ? 2 : 0.95;
            case HEBREW -> 0.75;
            case COMMON -> 1.05;
            default -> character >= 0x10000 ? 2.2 : 1.3;
        };
    }
}
