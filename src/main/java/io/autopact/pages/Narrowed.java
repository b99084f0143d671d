package io.autopact.pages;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A record that narrows a list, with the way to drop it.
 *
 * @param name what kind of record it is
 * @param without the address of the page without it
 */
record Narrowed(String name, Ref record, String without) {

    /** So many of one parameter are named. */
    private static final int MOST = 5;

    /** Those that a page was asked with, of the parameters that take codes of records. */
    static List<Narrowed> of(Asked asked, Refs refs, List<Map.Entry<String, RecordKind>> parameters) {
        return parameters.stream()
                .filter(each -> asked.own(each.getKey()) != null)
                .flatMap(each -> Stream.of(
                                Objects.requireNonNull(asked.own(each.getKey())).split(",", -1))
                        .limit(MOST)
                        .map(code -> new Narrowed(
                                asked.language()
                                        .choose(
                                                each.getValue().zh(),
                                                each.getValue().en()),
                                refs.to(each.getValue(), code),
                                asked.with(each.getKey(), null))))
                .toList();
    }
}
