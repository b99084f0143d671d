package io.autopact.evidence;

import io.autopact.shared.listing.Codes;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The codes that filters of evidence, and of what names organizations, take. */
public final class EvidenceCodes {

    /** Those of sources. */
    static final Codes SOURCE = Codes.of("source", "source");

    private EvidenceCodes() {}

    /** Those of the records that evidence can be about, of whatever kind. */
    static Codes records(Collection<CitableType> types) {
        return codes("record", types);
    }

    /** Those of organizations. */
    public static Codes organizations(Collection<CitableType> types) {
        return codes(
                "organization", types.stream().filter(CitableType::organization).toList());
    }

    /** Those of records, each behind its type and a colon. */
    static Codes typed(Collection<CitableType> types) {
        String all = types.stream()
                .map(type -> "select '%1$s:' || code as code from (%2$s) as known".formatted(type.type(), type.codes()))
                .collect(Collectors.joining("\nunion all\n"));
        String meant = types.stream()
                .map(type -> """
                        select '%1$s:' || known.meant from (%2$s) as known
                        where known.code = substr(wanted.code, %3$d) and wanted.code like '%1$s:%%'""".formatted(
                        type.type(), meanings(List.of(type)), type.type().length() + 2))
                .collect(Collectors.joining("\nunion all\n"));
        return new Codes("record", meant, all);
    }

    /**
     * SQL that gives the codes of records in a column named code, and the code of what each means in one named meant.
     */
    static String meanings(Collection<CitableType> types) {
        String all = types.stream()
                .map(type -> "select code, code as meant from (%s) as known".formatted(type.codes()))
                .collect(Collectors.joining("\nunion all\n"));
        String merged = types.stream()
                .filter(type -> type.merged() != null)
                .map(type -> "\nunion all\nselect code, meant from (%s) as known".formatted(type.merged()))
                .collect(Collectors.joining());
        return all + merged;
    }

    private static Codes codes(String noun, Collection<CitableType> types) {
        return new Codes(
                noun,
                "select known.meant from (%s) as known where known.code = wanted.code".formatted(meanings(types)),
                "select code from (%s) as known".formatted(meanings(types)));
    }
}
