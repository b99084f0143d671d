package io.autopact.pages;

import io.autopact.agreement.AgreementService;
import io.autopact.capability.CapabilityService;
import io.autopact.evidence.EventService;
import io.autopact.evidence.EvidenceService;
import io.autopact.evidence.SourceService;
import io.autopact.organization.OrganizationService;
import io.autopact.people.PersonService;
import io.autopact.portfolio.claim.ClaimService;
import io.autopact.portfolio.picture.Language;
import io.autopact.rollout.RolloutService;
import io.autopact.rollout.VehicleModelService;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.postgres.SqlFile;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds records of all kinds by any part of a code or a name; two characters suffice. */
@Component
@RequiredArgsConstructor
public class SearchPage {

    private static final String PARTS = SqlFile.read("pages/search-parts.sql");

    private static final int MOST = 12;

    /** What is found in the words of a source comes after what is called so. */
    private static final int WORDS = 4;

    private final OrganizationService organizations;
    private final AgreementService agreements;
    private final CapabilityService capabilities;
    private final VehicleModelService models;
    private final RolloutService rollouts;
    private final ClaimService claims;
    private final EventService events;
    private final SourceService sources;
    private final EvidenceService evidence;
    private final PersonService people;
    private final JdbcClient database;
    private final RefNames names;
    private final Questions questions;
    private final PageWriter pages;

    /** What was found. */
    record Hit(
            Ref record,
            RecordKind of,
            String kind,
            @Nullable String more,
            int closeness) {}

    /** What the template reads. */
    record Screen(@Nullable String q, boolean tooMany, List<Hit> hits) {}

    /**
     * Something that may be meant, with the names that it goes by.
     *
     * @param type the type of the record that words of a source are about; null for all but those
     */
    private record Found(
            RecordKind kind,
            String code,
            String zh,
            String en,
            @Nullable String more,
            @Nullable String type) {

        Found(RecordKind kind, String code, String zh, String en, @Nullable String more) {
            this(kind, code, zh, en, more, null);
        }
    }

    /** Writes the page. */
    public String write(Asked asked) {
        String q = asked.own("q");
        Refs refs = names.on(asked);
        List<Found> found = q == null ? List.of() : find(asked, q);
        List<Hit> hits = found.stream()
                .map(each -> new Hit(
                        each.type() == null
                                ? refs.to(each.kind(), each.code())
                                : refs.typed(each.type(), each.code())
                                        .orElseGet(() -> refs.to(each.kind(), each.code())),
                        each.kind(),
                        asked.language().choose(each.kind().zh(), each.kind().en()),
                        each.more(),
                        closeness(each, Objects.requireNonNull(q))))
                .sorted(Comparator.comparingInt(Hit::closeness).thenComparing(Hit::of))
                .toList();
        Language language = asked.language();
        Heading heading = Heading.of(
                q == null ? language.choose("搜索", "Search") : language.choose("搜索：", "Search: ") + q, "/search");
        boolean tooMany = found.size() >= MOST
                && Stream.of(RecordKind.values())
                        .anyMatch(kind -> found.stream()
                                        .filter(each -> each.kind() == kind)
                                        .count()
                                >= MOST);
        return pages.write(asked, heading, "search", new Screen(q, tooMany, hits));
    }

    private List<Found> find(Asked asked, String q) {
        // Who searches is told of everything that is recorded, whatever the date.
        return Stream.of(
                        organizations
                                .list(words(asked, "organizations", q, "code", "nameZh", "nameEn", "aliases"))
                                .items()
                                .stream()
                                .map(each -> new Found(
                                        RecordKind.ORGANIZATION,
                                        each.code(),
                                        each.nameZh(),
                                        each.nameEn(),
                                        each.aliases().isEmpty() ? null : String.join(" · ", each.aliases()))),
                        agreements.list(words(asked, "agreements", q, "number", "titleZh", "titleEn")).items().stream()
                                .map(each -> new Found(
                                        RecordKind.AGREEMENT, each.number(), each.titleZh(), each.titleEn(), null)),
                        capabilities
                                .domains(words(asked, "cooperation-domains", q, "code", "nameZh", "nameEn"))
                                .items()
                                .stream()
                                .map(each -> new Found(
                                        RecordKind.COOPERATION_DOMAIN,
                                        each.code(),
                                        each.nameZh(),
                                        each.nameEn(),
                                        null)),
                        capabilities
                                .solutions(words(asked, "solutions", q, "code", "nameZh", "nameEn"))
                                .items()
                                .stream()
                                .map(each -> new Found(
                                        RecordKind.SOLUTION, each.code(), each.nameZh(), each.nameEn(), null)),
                        parts(q),
                        models.list(words(asked, "vehicle-models", q, "code", "nameZh", "nameEn")).items().stream()
                                .map(each -> new Found(
                                        RecordKind.VEHICLE_MODEL, each.code(), each.nameZh(), each.nameEn(), null)),
                        rollouts.list(words(asked, "rollouts", q, "number", "systemName")).items().stream()
                                .map(each -> new Found(
                                        RecordKind.ROLLOUT,
                                        each.number(),
                                        each.number(),
                                        each.number(),
                                        each.systemName())),
                        claims.list(words(asked, "claims", q, "code", "statementZh", "statementEn")).items().stream()
                                .map(each -> new Found(
                                        RecordKind.CLAIM,
                                        each.code(),
                                        each.statementZh(),
                                        Objects.requireNonNullElse(each.statementEn(), each.statementZh()),
                                        null)),
                        people
                                .list(words(asked, "people", q, "code", "nameZh", "nameEn", "officeZh", "officeEn"))
                                .items()
                                .stream()
                                .map(each -> new Found(
                                        RecordKind.PERSON,
                                        each.code(),
                                        each.nameZh(),
                                        each.nameEn(),
                                        asked.language()
                                                .choose(
                                                        Objects.toString(each.officeZh(), ""),
                                                        Objects.toString(each.officeEn(), "")))),
                        events.list(words(asked, EventService.EVENTS, q, "code", "titleZh", "titleEn")).items().stream()
                                .map(each ->
                                        new Found(RecordKind.EVENT, each.code(), each.titleZh(), each.titleEn(), null)),
                        sources
                                .list(words(asked, SourceService.SOURCES, q, "code", "titleZh", "titleEn", "publisher"))
                                .items()
                                .stream()
                                .map(each -> new Found(
                                        RecordKind.SOURCE,
                                        each.code(),
                                        Objects.toString(each.titleZh(), each.code()),
                                        Objects.toString(each.titleEn(), each.code()),
                                        each.publisher())),
                        evidence.list(words(asked, EvidenceService.EVIDENCE, q, "record", "quote")).items().stream()
                                .map(each -> new Found(
                                        RecordKind.EVIDENCE,
                                        each.record().code(),
                                        "",
                                        "",
                                        each.quote(),
                                        each.record().type())))
                .flatMap(each -> each)
                .toList();
    }

    /** Asks for the members that a hit shows and no others: whole records take many times as long. */
    private ListRequest words(Asked asked, String list, String q, String... members) {
        return questions.ask(
                asked,
                list,
                Map.of("q", q, "limit", String.valueOf(MOST), Fields.PARAMETER, String.join(",", members)));
    }

    private Stream<Found> parts(String q) {
        return database
                .sql(PARTS)
                .param("q", q)
                .param("most", MOST)
                .query((row, number) -> new Found(
                        RecordKind.valueOf(row.getString("kind")),
                        row.getString("code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        null))
                .list()
                .stream();
    }

    /** The very name or code first, then what begins so, what has it inside, and what is found by another name. */
    private static int closeness(Found found, String q) {
        if (found.kind() == RecordKind.EVIDENCE) {
            return WORDS;
        }
        String wanted = folded(q);
        List<String> called = Stream.of(found.code(), found.zh(), found.en())
                .map(SearchPage::folded)
                .toList();
        return called.stream().anyMatch(wanted::equals)
                ? 0
                : called.stream().anyMatch(each -> each.startsWith(wanted))
                        ? 1
                        : called.stream().anyMatch(each -> each.contains(wanted)) ? 2 : 3;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
