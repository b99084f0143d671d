package io.autopact.shared.text;

import java.util.regex.Pattern;

/** Names and notes may hold anything; among other text they stay in one line and read in one direction. */
public final class OneLine {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");

    /** Marks that turn the direction of whatever follows. */
    private static final Pattern TURNS =
            Pattern.compile("[\\x{061c}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]");

    private OneLine() {}

    /** The text without what would break a line or turn its direction. */
    public static String of(String text) {
        return BREAKS.matcher(TURNS.matcher(text).replaceAll("")).replaceAll(" ");
    }
}
