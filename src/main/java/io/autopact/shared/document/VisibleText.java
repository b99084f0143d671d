package io.autopact.shared.document;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a name may consist of, so that two names that look the same are the same. */
public final class VisibleText {

    private static final int IDEOGRAPHIC_SPACE = 0x3000;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    /** Scripts that write words with letters that join. */
    private static final Set<Character.UnicodeScript> JOINING = EnumSet.of(
            Character.UnicodeScript.ARABIC,
            Character.UnicodeScript.SYRIAC,
            Character.UnicodeScript.DEVANAGARI,
            Character.UnicodeScript.BENGALI,
            Character.UnicodeScript.GUJARATI,
            Character.UnicodeScript.TAMIL,
            Character.UnicodeScript.TELUGU,
            Character.UnicodeScript.KANNADA,
            Character.UnicodeScript.MALAYALAM,
            Character.UnicodeScript.SINHALA);

    /** Letters and signs that show nothing. */
    private static final String FILLERS = "\u115f\u1160\u2800\u3164\uffa0";

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

    /** A text as it is recorded: without spaces and line breaks at its ends, however wide they are. */
    public static String trimmed(String text) {
        int[] characters = text.codePoints().toArray();
        int from = 0;
        int until = characters.length;
        while (from < until && isSpace(characters[from])) {
            from++;
        }
        while (until > from && isSpace(characters[until - 1])) {
            until--;
        }
        return until - from == characters.length ? text : new String(characters, from, until - from);
    }

    private static boolean isSpace(int character) {
        return character == '\n'
                || character == '\r'
                || character == '\t'
                || Character.getType(character) == Character.SPACE_SEPARATOR;
    }

    /**
     * What is wrong with a text that people read, of one line or of several: a character in it that is none, that
     * cannot be seen, or that turns the direction of others.
     *
     * @return the rest of a sentence that begins with the text's member; empty where nothing is wrong
     */
    public static Optional<String> complaintOfText(String text) {
        int[] characters = text.codePoints().toArray();
        return IntStream.range(0, characters.length)
                .filter(i -> !isSpace(characters[i]) && !joins(characters, i))
                .mapToObj(i -> complaint(characters[i]))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether a character that cannot be seen makes one sign of two, as in emoji, or parts letters that else join. */
    private static boolean joins(int[] characters, int i) {
        return (characters[i] == ZERO_WIDTH_JOINER || characters[i] == ZERO_WIDTH_NON_JOINER)
                && i > 0
                && i + 1 < characters.length
                && canJoin(characters[i - 1])
                && canJoin(characters[i + 1]);
    }

    private static boolean canJoin(int character) {
        return Character.isExtendedPictographic(character)
                || Character.isEmojiModifier(character)
                || character == EMOJI_STYLE
                || JOINING.contains(Character.UnicodeScript.of(character));
    }

    private static Optional<String> complaint(int character) {
        boolean fills = FILLERS.indexOf(character) >= 0;
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE ->
                Optional.of("has a character that is no text: U+%04X.".formatted(character));
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                Optional.of("has a character that cannot be seen: U+%04X.".formatted(character));
            default ->
                fills
                        ? Optional.of("has a character that cannot be seen: U+%04X.".formatted(character))
                        : Optional.empty();
        };
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
