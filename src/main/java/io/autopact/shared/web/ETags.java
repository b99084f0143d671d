package io.autopact.shared.web;

import io.autopact.shared.listing.Fields;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags: a record's version, and the date where the answer depends on it ({@code "3.20190701"}), or who is given
 * it where that makes it another one. Where the answer shows other records too, a digest of it comes next, so that a
 * change of theirs makes another tag; where only some members were asked for, a digest of their names comes last.
 * Writes compare the version alone.
 */
public final class ETags {

    private ETags() {}

    /** The tag of an answer that depends on the version alone. */
    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The tag of an answer that not everybody is given alike.
     *
     * @param readers names those who are given this one
     */
    public static String of(int version, String readers) {
        return "\"" + version + "." + readers + "\"";
    }

    /** The tag of an answer as of a date. */
    public static String of(int version, LocalDate asOf) {
        return "\"" + version + "." + asOf.format(DateTimeFormatter.BASIC_ISO_DATE) + "\"";
    }

    /** The tag of an answer that is no single record. */
    public static String of(Record answer) {
        return "\"" + digest(answer) + "\"";
    }

    /** The tag of an answer that shows other records too. */
    public static String of(int version, Record answer) {
        return "\"" + version + "." + digest(answer) + "\"";
    }

    /** The tag of an answer as of a date that shows other records too. */
    public static String of(int version, LocalDate asOf, Record answer) {
        return "\"" + version + "." + asOf.format(DateTimeFormatter.BASIC_ISO_DATE) + "." + digest(answer) + "\"";
    }

    /** The tag of an answer that is one of several records as of a date, and shows other records too. */
    public static String of(int version, String code, LocalDate asOf, Record answer) {
        return "\"" + version + "." + code + "." + asOf.format(DateTimeFormatter.BASIC_ISO_DATE) + "." + digest(answer)
                + "\"";
    }

    /** The tag of an answer that is drawn from several records: it is another one when anything looks different. */
    public static String of(String answer) {
        return "\"" + digest(answer) + "\"";
    }

    /** The tag of an answer that is written already. */
    public static String of(byte[] answer) {
        return "\"" + digest(answer) + "\"";
    }

    /**
     * The tag of an answer that has only some of its members: another one for other members.
     *
     * @param tag the tag of the answer with all of them
     */
    public static String narrowed(String tag, Fields fields) {
        return fields.all()
                ? tag
                : tag.substring(0, tag.length() - 1) + "." + digest(String.join(",", fields.names())) + "\"";
    }

    /** A record's text has all its members and those of its parts, so that no two different answers look the same. */
    private static String digest(Record answer) {
        return digest(answer.toString());
    }

    private static String digest(String answer) {
        return digest(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] answer) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(answer);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Checks that a write means the version that is recorded.
     *
     * @param ifMatch the If-Match header
     * @param version the recorded version
     * @throws ProblemException 428 without the header, 412 if it names another version
     */
    public static void requireMatch(@Nullable String ifMatch, int version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    CommonProblem.PRECONDITION_REQUIRED,
                    "The record exists: send If-Match with the ETag that it was read with.");
        }
        boolean matches = Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || Integer.toString(version).equals(versionOf(tag)));
        if (!matches) {
            throw new ProblemException(
                    CommonProblem.PRECONDITION_FAILED,
                    "If-Match is %s and the record's version is %d; read it again.".formatted(ifMatch, version));
        }
    }

    private static @Nullable String versionOf(String tag) {
        if (tag.length() < 3 || !tag.startsWith("\"") || !tag.endsWith("\"")) {
            return null;
        }
        String content = tag.substring(1, tag.length() - 1);
        int dot = content.indexOf('.');
        return dot < 0 ? content : content.substring(0, dot);
    }
}
