package io.autopact.pages;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** The records that one page names. Their names are looked up together, when the first of them is written. */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class Refs {

    private final RefNames names;
    private final Asked asked;
    private final Map<Ref.Key, Ref> known = new LinkedHashMap<>();
    private Map<Ref.Key, RefNames.Named> named = Map.of();

    /** A record by its kind and code. */
    public Ref to(RecordKind kind, String code) {
        return known.computeIfAbsent(new Ref.Key(kind, code), key -> new Ref(key, this));
    }

    /** The same, where there may be none. */
    public @Nullable Ref orNull(RecordKind kind, @Nullable String code) {
        return code == null ? null : to(kind, code);
    }

    /** Records of one kind. */
    public List<Ref> to(RecordKind kind, Collection<String> codes) {
        return codes.stream().map(code -> to(kind, code)).toList();
    }

    /** A record by its type, as evidence and changes call it; empty where pages do not name its kind. */
    public Optional<Ref> typed(String type, String code) {
        return RecordKind.of(type).map(kind -> to(kind, code));
    }

    /** What is asked of the page. */
    Asked asked() {
        return asked;
    }

    RefNames.Named find(Ref.Key key) {
        if (!named.containsKey(key)) {
            Map<Ref.Key, RefNames.Named> found = names.find(known.keySet());
            named = known.keySet().stream()
                    .collect(Collectors.toMap(
                            each -> each,
                            each -> found.getOrDefault(each, new RefNames.Named(each.code(), each.code(), null))));
        }
        return Objects.requireNonNull(named.get(key));
    }
}
