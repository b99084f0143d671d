package io.autopact.evidence;

import io.autopact.shared.listing.Codes;
import java.util.Collection;
import java.util.stream.Collectors;

/** The codes that filters of evidence take. */
final class EvidenceCodes {

    /** Those of sources. */
    static final Codes SOURCE = Codes.of("source", "source");

    private EvidenceCodes() {}

    /** Those of the records that evidence can be about, of whatever kind. */
    static Codes records(Collection<CitableType> types) {
        String all = types.stream()
                .map(type -> "select code, code as meant from (%s) as known".formatted(type.codes()))
                .collect(Collectors.joining("\nunion all\n"));
        String merged = types.stream()
                .filter(type -> type.merged() != null)
                .map(type -> "\nunion all\nselect code, meant from (%s) as known".formatted(type.merged()))
                .collect(Collectors.joining());
        return new Codes(
                "record",
                "select known.meant from (%s%s) as known where known.code = wanted.code".formatted(all, merged),
                "select code from (%s) as known".formatted(all));
    }
}
