package io.autopact.pages;

import io.autopact.organization.OrganizationType;
import java.time.Instant;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A record as a page names it: its name, with the code as small print, and where it leads. */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class Ref {

    private final Key key;
    private final Refs refs;

    /** What a record is known by. */
    record Key(RecordKind kind, String code) {}

    /** Its code. */
    public String code() {
        return key.code();
    }

    /** Its name in the language of the page. */
    public String name() {
        RefNames.Named named = refs.find(key);
        return refs.asked().language().name(named.nameZh(), named.nameEn());
    }

    /** What kind of record it is, in the language of the page. */
    public String kind() {
        return refs.asked().language().choose(key.kind().zh(), key.kind().en());
    }

    /** Whether it is of a kind. */
    boolean of(RecordKind kind) {
        return key.kind() == kind;
    }

    /** Whether it has a name beside its code. */
    public boolean isNamed() {
        return !name().equals(code());
    }

    /** The page that shows it. */
    public @Nullable String href() {
        Asked asked = refs.asked();
        String code = Asked.segment(code());
        return switch (key.kind()) {
            case ORGANIZATION -> asked.to("/organizations/" + code);
            case AGREEMENT -> asked.to("/agreements/" + code);
            case MILESTONE, INSTRUMENT -> within("/agreements/", "#" + code);
            case DEPLOYMENT -> within("/organizations/", "#" + code);
            case PERSON, VEHICLE_MODEL -> within("/organizations/", "");
            case ROLLOUT -> asked.to("/rollouts", Map.of("q", code())) + "#" + code;
            case ARCHITECTURE_ELEMENT, CAPABILITY -> asked.to("/architecture/" + code);
            case ARCHITECTURE -> asked.to("/architecture");
            case COOPERATION_DOMAIN -> asked.to("/domains/" + code);
            case SOLUTION -> asked.to("/rollouts", Map.of("solution", code()));
            case CLAIM -> asked.to("/claims") + "#" + code;
            case SOURCE, EVENT, EVIDENCE -> api();
        };
    }

    /** The page of the record itself, as the register knew it at an instant; null where it has none of its own. */
    @Nullable
    String asKnown(Instant at) {
        return switch (key.kind()) {
            case ORGANIZATION -> known("/organizations/", at);
            case AGREEMENT -> known("/agreements/", at);
            default -> null;
        };
    }

    private String known(String pages, Instant at) {
        return refs.asked().to(pages + Asked.segment(code()), Map.of(Asked.KNOWN_AT, at.toString()));
    }

    /**
     * What it lies within is looked up where it is needed alone: the names of a page are asked for once they are all
     * known.
     */
    private @Nullable String within(String pages, String place) {
        String within = refs.find(key).within();
        return within == null ? null : refs.asked().to(pages + within) + place;
    }

    /** What the interface answers of it. */
    public @Nullable String api() {
        Asked asked = refs.asked();
        return switch (key.kind()) {
            case ORGANIZATION, AGREEMENT, ROLLOUT -> path() == null ? null : asked.apiThen(path(), Map.of());
            case MILESTONE, INSTRUMENT, DEPLOYMENT, SOLUTION, COOPERATION_DOMAIN ->
                path() == null ? null : asked.api(path(), Map.of());
            default -> path() == null ? null : asked.undated(path());
        };
    }

    /** The page that tells its changes. */
    public @Nullable String history() {
        return key.kind() == RecordKind.ARCHITECTURE_ELEMENT || key.kind() == RecordKind.CAPABILITY
                ? null
                : refs.asked().toNow("/changes", Map.of("record", type() + ":" + code()));
    }

    /** What the interface answers of the words that bear on it. */
    public String evidence() {
        return refs.asked().undated("/evidence") + "?type=" + type() + "&code=" + Asked.segment(code());
    }

    /** Its type, as evidence calls it. */
    String type() {
        String within = key.kind() == RecordKind.ORGANIZATION ? refs.find(key).within() : null;
        return within == null ? key.kind().name() : within;
    }

    private @Nullable String path() {
        if (key.kind() == RecordKind.ORGANIZATION) {
            String within = refs.find(key).within();
            return within == null
                    ? null
                    : "/" + OrganizationType.valueOf(within).path() + "/" + Asked.segment(code());
        }
        return key.kind().path() == null ? null : "/" + key.kind().path() + "/" + Asked.segment(code());
    }
}
