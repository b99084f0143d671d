package io.autopact.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A text whose delimiter is found by its header: the one that divides it into the most columns that are known. */
final class DelimitedText extends Reader {

    private static final List<Character> USUAL = List.of(',', ';', '\t', '|');
    private static final int LONGEST_HEADER = 64 * 1024;

    private final BufferedReader text;
    private final char delimiter;

    /** @param columns the columns that a header can name */
    DelimitedText(Reader text, Set<String> columns) throws IOException {
        this.text = new BufferedReader(text, LONGEST_HEADER);
        this.delimiter = detect(header(), columns);
    }

    char delimiter() {
        return delimiter;
    }

    private String header() throws IOException {
        text.mark(LONGEST_HEADER);
        char[] beginning = new char[LONGEST_HEADER];
        int length = 0;
        int count;
        while (length < beginning.length
                && !hasLine(beginning, length)
                && (count = text.read(beginning, length, beginning.length - length)) > 0) {
            length += count;
        }
        text.reset();
        return new String(beginning, 0, length)
                .lines()
                .filter(line -> !said(line).isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean hasLine(char[] beginning, int length) {
        return said(new String(beginning, 0, length)).indexOf('\n') >= 0;
    }

    /** What stands there, without the empty rows of a spreadsheet before it. */
    private static String said(String text) {
        int begin = 0;
        while (begin < text.length()
                && (Character.isWhitespace(text.charAt(begin)) || USUAL.contains(text.charAt(begin)))) {
            begin++;
        }
        return text.substring(begin);
    }

    private static char detect(String header, Set<String> columns) {
        return USUAL.stream()
                .max(Comparator.comparingLong(
                                (Character candidate) -> Stream.of(header.split(Pattern.quote(candidate.toString())))
                                        .map(name -> name.replace("\"", "").strip())
                                        .filter(columns::contains)
                                        .count())
                        .thenComparing(Comparator.comparingInt(USUAL::indexOf).reversed()))
                .orElse(',');
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        return text.read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
