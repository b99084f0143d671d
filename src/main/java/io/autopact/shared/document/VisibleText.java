package io.autopact.shared.document;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** What a name may consist of, so that two names that look the same are the same. */
public final class VisibleText {

    private static final int IDEOGRAPHIC_SPACE = 0x3000;

    private VisibleText() {}

    /**
     * What is wrong with a name: a character in it that cannot be seen, or that turns the direction of others. Spaces
     * at its ends are not looked at.
     *
     * @return the rest of a sentence that begins with the name's member; empty where nothing is wrong
     */
    public static Optional<String> complaint(String name) {
        return name.strip()
                .codePoints()
                .filter(character -> !isVisible(character))
                .mapToObj("has a character that cannot be seen: U+%04X."::formatted)
                .findFirst();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> character == ' ' || character == IDEOGRAPHIC_SPACE;
            default -> true;
        };
    }

    /** Whether a name looks like a word: whether it is the same but for case, width and what cannot be seen. */
    public static boolean looksLike(String name, String word) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(character -> Character.isLetterOrDigit(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.toLowerCase(Locale.ROOT).equals(word);
    }
}
