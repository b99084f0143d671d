package io.autopact.pages;

import io.autopact.history.ChangeLog;
import io.autopact.history.HistoricResource;
import io.autopact.history.HistoryEntry;
import io.autopact.history.HistoryService;
import io.autopact.history.LogFilter;
import io.autopact.history.LogWindow;
import io.autopact.history.LoggedChange;
import io.autopact.history.MemberChange;
import io.autopact.portfolio.ChangeItem;
import io.autopact.portfolio.PortfolioService;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.roles.CurrentRoles;
import io.autopact.shared.time.Today;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What is otherwise at one date than at another, and who wrote what into the register; or the history of one record.
 */
@Component
@RequiredArgsConstructor
public class ChangesPage {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final int MONTHS_BACK = 3;
    private static final int MOST_LOGGED = 50;

    private final PortfolioService portfolio;
    private final ChangeLog log;
    private final HistoryService history;
    private final List<HistoricResource> resources;
    private final RefNames names;
    private final Questions questions;
    private final PageWriter pages;
    private final Today today;
    private final Clock clock;

    /** A member before and after a change. */
    record Member(String name, String before, String after) {}

    /**
     * What was written.
     *
     * @param then the page of the record as the register knew it from then on; null where it has none of its own
     */
    record Written(
            String at,
            @Nullable String then,
            String by,
            String byHref,
            String what,
            String via,
            @Nullable Ref record,
            String type,
            String code,
            @Nullable String reason,
            List<Member> members) {}

    /** What the template of two dates reads. */
    record Between(
            LocalDate from,
            LocalDate to,
            List<Rows.Change> changes,
            Pager pager,
            @Nullable String by,
            List<Written> written,
            @Nullable String more) {}

    /** What the template of one record reads. */
    record OfRecord(@Nullable Ref record, String code, List<Written> written, Pager pager) {}

    /** Writes the page. */
    public String write(Asked asked) {
        return asked.own("record") == null
                ? between(asked)
                : history(asked, Objects.requireNonNull(asked.own("record")));
    }

    private String between(Asked asked) {
        LocalDate one = date(asked, "from")
                .or(() -> Optional.ofNullable(asked.compare()))
                .orElseGet(() -> asked.asOf().minusMonths(MONTHS_BACK));
        LocalDate other = date(asked, "to").orElse(asked.asOf());
        LocalDate from = one.isAfter(other) ? other : one;
        LocalDate to = one.isAfter(other) ? one : other;
        Refs refs = names.on(asked);
        Map<String, String> narrowing = new LinkedHashMap<>();
        narrowing.put("from", from.toString());
        narrowing.put("to", to.toString());
        if (asked.own("organization") != null) {
            narrowing.put("organization", Objects.requireNonNull(asked.own("organization")));
        }
        Map<String, String> parameters = new LinkedHashMap<>(narrowing);
        if (asked.own(Asked.CURSOR) != null) {
            parameters.put(Asked.CURSOR, Objects.requireNonNull(asked.own(Asked.CURSOR)));
        }
        Page<ChangeItem> page = portfolio.changes(questions.ask(asked, "portfolio-changes", parameters));
        ChangeLog.Batch batch = logged(asked, from, to);
        Between between = new Between(
                from,
                to,
                page.items().stream().map(each -> Rows.Change.of(each, refs)).toList(),
                Pager.of(asked, page),
                asked.own("by"),
                batch.changes().stream().map(each -> written(each, refs)).toList(),
                batch.whole() ? null : asked.from(Asked.AFTER, String.valueOf(batch.last())) + "#written");
        Language language = asked.language();
        Map<String, String> feed = new LinkedHashMap<>();
        feed.put("from", from.toString());
        feed.put("to", to.toString());
        if (asked.own("by") != null) {
            feed.put("by", Objects.requireNonNull(asked.own("by")));
        }
        Heading heading = Heading.of(language.choose("变化", "Changes"), "/changes")
                .withLinks(List.of(
                        new Heading.Link("JSON", asked.api("/portfolio/changes", narrowing)),
                        new Heading.Link(
                                language.choose("变更流 JSON", "Change feed JSON"), asked.undated("/changes", feed))));
        return pages.write(asked, heading, "changes", between);
    }

    private ChangeLog.Batch logged(Asked asked, LocalDate from, LocalDate to) {
        LogFilter filter = new LogFilter(
                resources.stream().map(HistoricResource::kind).collect(Collectors.toUnmodifiableSet()),
                List.of(),
                asked.own("organization") == null
                        ? List.of()
                        : List.of(Objects.requireNonNull(asked.own("organization"))),
                today.start(from),
                today.start(to.plusDays(1)),
                asked.own("by"));
        long after = asked.own(Asked.AFTER) == null ? 0 : Numbers.position(asked, Asked.AFTER);
        return log.read(LogWindow.between(null, log.snapshot()).withAfter(after), filter, MOST_LOGGED);
    }

    /** Members are told to those who may read them. */
    private Written written(LoggedChange change, Refs refs) {
        List<MemberChange> members = change.entry().members();
        List<MemberChange> readable = resources.stream()
                .filter(each -> each.type().equals(change.type()))
                .findFirst()
                .map(each -> each.readable(members, CurrentRoles.all()))
                .orElse(List.of());
        return written(change.entry().withMembers(readable), change.type(), change.code(), refs);
    }

    private Written written(HistoryEntry entry, String type, String code, Refs refs) {
        Language language = refs.asked().language();
        return new Written(
                moment(entry.at()),
                refs.typed(type, code).map(each -> each.asKnown(entry.at())).orElse(null),
                entry.by(),
                refs.asked().with("by", entry.by()),
                entry.change(),
                entry.via().name(),
                refs.typed(type, code).filter(each -> each.href() != null).orElse(null),
                pages.word(type, language),
                code,
                entry.reason(),
                entry.change().equals("CREATED")
                        ? List.of()
                        : entry.members().stream().map(ChangesPage::member).toList());
    }

    private static Member member(MemberChange change) {
        return new Member(change.member(), text(change.from()), text(change.to()));
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "–";
        }
        String text = value.isString() ? value.asString() : value.toString();
        return text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }

    private String moment(Instant at) {
        return MINUTES.format(at.atZone(clock.getZone()));
    }

    private String history(Asked asked, String record) {
        int colon = record.indexOf(':');
        String type = colon < 0 ? record : record.substring(0, colon);
        String code = record.substring(colon + 1);
        HistoricResource resource = resources.stream()
                .filter(each -> colon > 0 && each.type().equals(type))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(List.of(Violation.in(
                        "record", "invalid", "A record is TYPE:CODE, such as AGREEMENT:AG-2019-DONGFENG."))));
        Map<String, String> parameters = new LinkedHashMap<>();
        if (asked.own(Asked.CURSOR) != null) {
            parameters.put(Asked.CURSOR, Objects.requireNonNull(asked.own(Asked.CURSOR)));
        }
        Page<HistoryEntry> page =
                history.history(resource.path(), code, questions.ask(asked, HistoryService.LISTING, parameters));
        Refs refs = names.on(asked);
        OfRecord ofRecord = new OfRecord(
                refs.typed(type, code).orElse(null),
                code,
                page.items().stream()
                        .map(each -> written(each, type, code, refs))
                        .toList(),
                Pager.of(asked, page));
        Heading heading = Heading.of(asked.language().choose("变更历史", "History"), "/changes")
                .withLinks(List.of(new Heading.Link(
                        "JSON", asked.undated("/" + resource.path() + "/" + Asked.segment(code) + "/history"))));
        return pages.write(asked, heading, "history", ofRecord);
    }

    private static Optional<LocalDate> date(Asked asked, String parameter) {
        return Optional.ofNullable(Dates.read(asked, parameter));
    }
}
