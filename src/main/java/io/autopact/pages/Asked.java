package io.autopact.pages;

import io.autopact.portfolio.picture.Language;
import io.autopact.shared.request.PublicAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.With;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What a reader asks of any page: dates and language. All of it stands in the address, so that a link shows the same to
 * whoever follows it.
 *
 * @param path the path of the page, such as {@code /agreements/AG-1}
 * @param given the query parameters that have a value, as they were given
 * @param today what day it is
 * @param asOf the date asked about
 * @param compare another date to compare it with; null where none was given
 * @param recalls whether the page can tell what was known once
 * @param known until when what was written is told; null for what is recorded now
 * @param language the language to write in
 */
public record Asked(
        String path,
        @With Map<String, String> given,
        LocalDate today,
        LocalDate asOf,
        @Nullable LocalDate compare,
        boolean recalls,
        @Nullable Known known,
        Language language) {

    /** The date asked about. */
    public static final String AS_OF = "asOf";

    /** The date to compare it with. */
    public static final String COMPARE = "compare";

    /** When what is told was known: a day, which is meant as a whole, or an instant. */
    public static final String KNOWN_AT = "knownAt";

    /** The language. */
    public static final String LANG = "lang";

    /** How pages with a large picture are shown. */
    public static final String VIEW = "view";

    /** What every page takes, and every link hands on. */
    static final Set<String> CARRIED = Set.of(AS_OF, COMPARE, KNOWN_AT, LANG);

    /** Where a page of a list ended. */
    static final String CURSOR = "cursor";

    /** The same of a list of changes. */
    static final String AFTER = "after";

    /** What goes on where a page ended. */
    static final Set<String> ENDS = Set.of(CURSOR, AFTER);

    /** The address of a page of the service, about the same dates and in the same language. */
    public String to(String path) {
        return to(path, Map.of());
    }

    /** The address of a page that tells what is recorded now, whatever was known once. */
    public String toNow(String path, Map<String, String> own) {
        return withGiven(given.entrySet().stream()
                        .filter(each -> !each.getKey().equals(KNOWN_AT))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .to(path, own);
    }

    /**
     * The address of a page of the service, about the same dates and in the same language.
     *
     * @param own further parameters
     */
    public String to(String path, Map<String, String> own) {
        Map<String, String> parameters = new LinkedHashMap<>(own);
        given.forEach((name, value) -> {
            if (CARRIED.contains(name)) {
                parameters.putIfAbsent(name, value);
            }
        });
        return address(path, parameters);
    }

    /**
     * The address of the current page with another value for a parameter; without it where that is null. It begins
     * anew: where a page of a list ended holds for what was asked, at its date, alone.
     */
    public String with(String parameter, @Nullable String value) {
        Map<String, String> parameters = new LinkedHashMap<>(given);
        parameters.remove(parameter);
        parameters.keySet().removeAll(ENDS);
        if (value != null) {
            parameters.put(parameter, value);
        }
        return address(path, parameters);
    }

    /** The address of what follows on the current page, at the date that it is about. */
    String from(String parameter, String end) {
        Map<String, String> parameters = new LinkedHashMap<>(given);
        parameters.put(AS_OF, asOf.toString());
        parameters.put(parameter, end);
        return address(path, parameters);
    }

    /** The address of an answer of the interface, about the same date. */
    public String api(String path, Map<String, String> own) {
        Map<String, String> parameters = new LinkedHashMap<>(own);
        if (given.containsKey(AS_OF)) {
            parameters.put(AS_OF, asOf.toString());
        }
        return address("/api/v1" + path, parameters);
    }

    /** The address of an answer of the interface that can tell what was known, about the same date. */
    public String apiThen(String path, Map<String, String> own) {
        if (known == null) {
            return api(path, own);
        }
        Map<String, String> parameters = new LinkedHashMap<>(own);
        parameters.put(KNOWN_AT, known.at().toString());
        return api(path, parameters);
    }

    /** Parameters of an answer of the interface that compares two dates, with the other date where one was given. */
    Map<String, String> comparing(Map<String, String> own) {
        Map<String, String> parameters = new LinkedHashMap<>(own);
        if (compare != null) {
            parameters.put(COMPARE, compare.toString());
        }
        return parameters;
    }

    /** The address of an answer of the interface of which nothing depends on a date. */
    public String undated(String path) {
        return undated(path, Map.of());
    }

    /** The same with parameters. */
    public String undated(String path, Map<String, String> own) {
        return address("/api/v1" + path, own);
    }

    /** The value of a parameter of the page's own; null where it was not given. */
    public @Nullable String own(String parameter) {
        return given.get(parameter);
    }

    private static String address(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + UriUtils.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return PublicAddress.of(path) + (query.isEmpty() ? "" : "?" + query);
    }

    /** A part of a path that may hold anything. */
    static String segment(String text) {
        return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
    }
}
