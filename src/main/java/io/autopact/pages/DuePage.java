package io.autopact.pages;

import io.autopact.portfolio.DueItem;
import io.autopact.portfolio.DueSubject;
import io.autopact.portfolio.PortfolioService;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.listing.Page;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has to be decided, by day and by person. */
@Component
@RequiredArgsConstructor
public class DuePage {

    /** How many months ahead are shown. */
    public static final String MONTHS = "months";

    /** Whether it is told by {@value #DAY}, or by {@value #PERSON}. */
    public static final String BY = "by";

    /** The code of the person whose it is. */
    public static final String PERSON = "person";

    private static final String DAY = "day";

    private static final String BEFORE = "dueBefore";

    private static final List<Map.Entry<String, RecordKind>> NARROWED_BY =
            List.of(Map.entry(PERSON, RecordKind.PERSON), Map.entry("organization", RecordKind.ORGANIZATION));

    private static final int MONTHS_AHEAD = 12;
    private static final int MOST_MONTHS = 240;

    private final PortfolioService portfolio;
    private final RefNames names;
    private final Questions questions;
    private final PageWriter pages;

    /**
     * What falls due together: in a month, or for one person.
     *
     * @param person whose it is; null for a month, and for what is nobody's
     * @param place names it within the page
     */
    record Group(@Nullable Ref person, String name, String place, List<Rows.Due> items) {}

    /** A span to choose. */
    record Choice(String name, String href, boolean current) {}

    /** What the template reads. */
    record Screen(
            List<Choice> spans,
            List<Choice> kinds,
            List<Choice> orders,
            List<Narrowed> narrowed,
            LocalDate until,
            List<Rows.Due> overdue,
            List<Group> groups,
            Pager pager) {}

    /** Writes the page. */
    public String write(Asked asked) {
        Refs refs = names.on(asked);
        int months = Math.min(MOST_MONTHS, Numbers.of(asked, MONTHS, MONTHS_AHEAD));
        LocalDate until = asked.asOf().plusMonths(months);
        Map<String, String> narrowing = new LinkedHashMap<>();
        narrowing.put(BEFORE, until.plusDays(1).toString());
        for (String name : List.of("kind", "organization")) {
            if (asked.own(name) != null) {
                narrowing.put(name, Objects.requireNonNull(asked.own(name)));
            }
        }
        if (asked.own(PERSON) != null) {
            narrowing.put("responsible", Objects.requireNonNull(asked.own(PERSON)));
        }
        Map<String, String> parameters = new LinkedHashMap<>(narrowing);
        parameters.put("limit", "200");
        if (asked.own(Asked.CURSOR) != null) {
            parameters.put(Asked.CURSOR, Objects.requireNonNull(asked.own(Asked.CURSOR)));
        }
        Page<DueItem> page = portfolio.expiring(questions.ask(asked, "portfolio-expiring", parameters));
        List<Rows.Due> items =
                page.items().stream().map(each -> Rows.Due.of(each, refs)).toList();
        boolean byPerson = PERSON.equals(Choices.of(asked, BY, List.of(DAY, PERSON)));
        List<Rows.Due> overdue =
                byPerson ? List.of() : items.stream().filter(Rows.Due::overdue).toList();
        Language language = asked.language();
        Screen screen = new Screen(
                Stream.of(1, 3, 12, 36)
                        .map(each -> new Choice(
                                language.choose(each + " 个月", each + (each == 1 ? " month" : " months")),
                                asked.with(MONTHS, String.valueOf(each)),
                                each == months))
                        .toList(),
                Stream.concat(
                                Stream.of(new Choice(
                                        language.choose("全部", "All"),
                                        asked.with("kind", null),
                                        asked.own("kind") == null)),
                                Stream.of(DueSubject.values())
                                        .map(each -> new Choice(
                                                pages.word(each.name(), language),
                                                asked.with("kind", each.name()),
                                                each.name().equals(asked.own("kind")))))
                        .toList(),
                Stream.of(DAY, PERSON)
                        .map(each -> new Choice(
                                each.equals(DAY)
                                        ? language.choose("按日期", "By day")
                                        : language.choose("按负责人", "By person"),
                                asked.with(BY, each.equals(DAY) ? null : each),
                                byPerson == each.equals(PERSON)))
                        .toList(),
                Narrowed.of(asked, refs, NARROWED_BY),
                until,
                overdue,
                byPerson ? byPerson(items, language) : byMonth(items),
                Pager.of(asked, page));
        Heading heading = Heading.of(language.choose("到期事项", "Due"), "/due").withLinks(links(asked, narrowing));
        return pages.write(asked, heading, "due-list", screen);
    }

    /** Files narrow by the day alone: where the page is narrowed by more, they are not what is seen. */
    private static List<Heading.Link> links(Asked asked, Map<String, String> narrowing) {
        Heading.Link json = new Heading.Link("JSON", asked.api("/portfolio/expiring", narrowing));
        if (narrowing.size() > 1) {
            return List.of(json);
        }
        String before = Objects.requireNonNull(narrowing.get(BEFORE));
        Language language = asked.language();
        return List.of(
                json,
                new Heading.Link(
                        language.choose("协议 CSV", "Agreements CSV"),
                        asked.api("/exports/agreements.csv", Map.of("decisionBefore", before))),
                new Heading.Link(
                        language.choose("里程碑 CSV", "Milestones CSV"),
                        asked.api("/exports/milestones.csv", Map.of(BEFORE, before))));
    }

    private static List<Group> byMonth(List<Rows.Due> items) {
        Map<String, List<Rows.Due>> months = items.stream()
                .filter(each -> !each.overdue())
                .collect(Collectors.groupingBy(
                        each -> YearMonth.from(LocalDate.parse(each.on())).toString(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return months.entrySet().stream()
                .map(each -> new Group(null, each.getKey(), "month-" + each.getKey(), each.getValue()))
                .toList();
    }

    private static List<Group> byPerson(List<Rows.Due> items, Language language) {
        Map<String, List<Rows.Due>> people = new LinkedHashMap<>();
        Map<String, Ref> refs = new LinkedHashMap<>();
        for (Rows.Due item : items) {
            for (Ref person : item.responsible()) {
                refs.put(person.code(), person);
                people.computeIfAbsent(person.code(), code -> new ArrayList<>()).add(item);
            }
        }
        List<Group> groups = new ArrayList<>();
        people.forEach((code, theirs) -> groups.add(new Group(refs.get(code), code, "person-" + code, theirs)));
        List<Rows.Due> nobodys =
                items.stream().filter(each -> each.responsible().isEmpty()).toList();
        if (!nobodys.isEmpty()) {
            groups.add(new Group(null, language.choose("没有负责人", "Nobody is responsible"), "nobody", nobodys));
        }
        return groups;
    }
}
