package io.autopact.integration;

import io.autopact.history.ChangeVia;
import io.autopact.history.HistoricResource;
import io.autopact.history.LoggedChange;
import io.autopact.history.Occurrence;
import io.autopact.shared.roles.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The types of events that there are, from what the modules say can happen to their records. An action on one record
 * that changes another is an update of the other.
 */
@Component
public class EventTypes {

    private static final String PREFIX = "io.autopact.";
    private static final String ALL = ".*";
    private static final List<String> OF_EVERY_RECORD = List.of("CREATED", "UPDATED", "CORRECTED", "DELETED");

    /** What examples tell of, by type: records of the article where there are some. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "AUTOMAKER", "dongfeng",
            "PARTNER", "didi",
            "OWN_UNIT", "tencent",
            "AGREEMENT", "AG-2019-DONGFENG",
            "IMPORT", "0b9d1c52-8f0e-4b44-9d0c-3e6f6c7a9a10");

    private final Map<String, HistoricResource> resources;
    private final Map<String, Occurrence> occurrences;

    /** What events are about, by the type that it is cited as. */
    private final Map<String, Told> told = new TreeMap<>();

    /** The kinds in the change log whose changes can be of each type. */
    private final Map<String, Set<String>> kinds = new TreeMap<>();

    EventTypes(List<HistoricResource> resources, List<Occurrence> occurrences) {
        this.resources =
                resources.stream().collect(Collectors.toUnmodifiableMap(HistoricResource::type, Function.identity()));
        this.occurrences =
                occurrences.stream().collect(Collectors.toUnmodifiableMap(Occurrence::kind, Function.identity()));
        resources.forEach(resource -> {
            told.put(resource.type(), new Told(resource.path(), resource.kind()));
            Stream.concat(OF_EVERY_RECORD.stream(), resource.actions().stream())
                    .forEach(change -> add(type(resource.type(), change), resource.kind()));
        });
        occurrences.forEach(occurrence -> {
            if (occurrence.path() != null) {
                told.put(occurrence.kind(), new Told(occurrence.path(), occurrence.kind()));
            }
            add(type(occurrence.noun(), occurrence.change()), occurrence.kind());
        });
    }

    /**
     * What events are about.
     *
     * @param path the path below the base at which it is read
     * @param kind its kind in the change log
     */
    private record Told(String path, String kind) {}

    private void add(String type, String kind) {
        kinds.computeIfAbsent(type, it -> new TreeSet<>()).add(kind);
    }

    private static String type(String noun, String change) {
        return PREFIX + noun.toLowerCase(Locale.ROOT) + "." + change.toLowerCase(Locale.ROOT);
    }

    /** All of them, in order. */
    public Set<String> all() {
        return Set.copyOf(kinds.keySet());
    }

    /**
     * What an event of some type can be about, and what it tells.
     *
     * @param path the path of the resource
     * @param type the type of the record
     * @param code its code
     * @param change what was done
     * @param version the version of the record
     * @param via which way it came
     * @param members what it tells of something that happened; empty where it is a change of a record
     * @param concernsOrganizations whether it concerns any
     */
    record Example(
            String path,
            String type,
            String code,
            String change,
            int version,
            ChangeVia via,
            SortedMap<String, Object> members,
            boolean concernsOrganizations) {}

    /** What an event of a type is about, for example. */
    Example example(String type) {
        String[] words = type.toUpperCase(Locale.ROOT).split("\\.", -1);
        Optional<Occurrence> happened = occurrences.values().stream()
                .filter(occurrence ->
                        type(occurrence.noun(), occurrence.change()).equals(type))
                .findFirst();
        boolean isItself =
                happened.filter(occurrence -> occurrence.path() != null).isPresent();
        String cited = happened.map(occurrence -> occurrence.path() == null ? "AGREEMENT" : occurrence.kind())
                .orElse(words[2]);
        return new Example(
                told(cited).path(),
                cited,
                EXAMPLES.getOrDefault(cited, "EXAMPLE-1"),
                words[3],
                isItself || words[3].equals("CREATED") ? 1 : 2,
                happened.map(Occurrence::via).orElse(ChangeVia.API),
                new TreeMap<>(happened.<Map<String, ?>>map(Occurrence::example).orElse(Map.of())),
                !isItself);
    }

    private Told told(String recordType) {
        return Objects.requireNonNull(told.get(recordType), recordType);
    }

    /** The kind in the change log of the records of a type. */
    public String kind(String recordType) {
        return told(recordType).kind();
    }

    /** The types of records that events can be about. */
    public Set<String> recordTypes() {
        return Set.copyOf(told.keySet());
    }

    /** Whether a pattern, which is a type or the beginning of some with {@code .*}, can meet any event. */
    public boolean isKnown(String pattern) {
        return kinds.keySet().stream().anyMatch(type -> matches(pattern, type));
    }

    /** Whether an event of a type is meant by a pattern. */
    public static boolean matches(String pattern, String type) {
        return pattern.endsWith(ALL)
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }

    /** The kinds in the change log among whose changes those are that patterns mean; without any, all kinds. */
    public Set<String> kinds(List<String> patterns) {
        return kinds.entrySet().stream()
                .filter(type ->
                        patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, type.getKey())))
                .flatMap(type -> type.getValue().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The event that tells of a change.
     *
     * @param source who tells it
     * @param roles of whoever it is told: members that none of them may read are left out
     * @return empty where the change is none that is told
     */
    public Optional<ChangeEvent> event(LoggedChange logged, String source, Set<Role> roles) {
        Told about = told.get(logged.type());
        Occurrence occurrence = occurrences.get(logged.kind());
        String written = logged.entry().change();
        if (about == null || (occurrence != null && !written.equals("CREATED"))) {
            return Optional.empty();
        }
        HistoricResource resource = resources.get(logged.type());
        String change = occurrence == null ? written : occurrence.change();
        return Optional.of(new ChangeEvent(
                ChangeEvent.SPEC_VERSION,
                logged.id().toString(),
                source,
                occurrence == null
                        ? type(logged.type(), own(Objects.requireNonNull(resource), change))
                        : type(occurrence.noun(), change),
                about.path() + "/" + logged.code(),
                logged.entry().at(),
                "application/json",
                new ChangeData(
                        new ChangeData.RecordReference(logged.type(), logged.code()),
                        change,
                        logged.version(),
                        logged.entry().by(),
                        logged.entry().via(),
                        resource == null
                                ? logged.entry().members()
                                : resource.readable(logged.entry().members(), roles),
                        logged.organizations())));
    }

    private static String own(HistoricResource resource, String change) {
        return OF_EVERY_RECORD.contains(change) || resource.actions().contains(change) ? change : "UPDATED";
    }
}
