package io.autopact.pages;

import io.autopact.portfolio.picture.Language;
import io.autopact.shared.request.PublicAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** What every page has around its own: navigation, search, dates, language. The templates read it. */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class Layout {

    private static final int YEARS_BACK = 8;
    private static final int YEARS_AHEAD = 3;

    private final Asked asked;
    private final Heading heading;
    private final String fingerprint;

    /**
     * Where the navigation leads.
     *
     * @param recalls whether what is there can be told as it was known once
     */
    private record Place(String path, String zh, String en, boolean recalls) {

        Place(String path, String zh, String en) {
            this(path, zh, en, true);
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place("/", "概览", "Overview"),
            new Place("/architecture", "能力架构", "Architecture"),
            new Place("/rollouts", "车型落地", "Rollouts"),
            new Place("/due", "到期事项", "Due"),
            new Place("/changes", "变化", "Changes", false),
            new Place("/claims", "对外口径", "Claims"));

    /** A section of the navigation. */
    record Section(String name, String href, boolean current) {}

    /** A parameter that a form hands on. */
    record Hidden(String name, String value) {}

    /** The language, by its tag. */
    public String lang() {
        return asked.language().tag();
    }

    /** What the page is called. */
    public String title() {
        return heading.title();
    }

    /** Whether it has no navigation, search and dates. */
    public boolean bare() {
        return heading.bare();
    }

    /** Whether nothing is around it. */
    public boolean presented() {
        return heading.presented();
    }

    /** What else there is of what is seen. */
    public List<Heading.Link> links() {
        return asked.known() == null
                ? heading.links()
                : heading.links().stream().filter(Heading.Link::then).toList();
    }

    /** The address of a file of the pages, which a browser keeps until it changes. */
    private String file(String name) {
        return PublicAddress.of("/pages/" + name) + "?v=" + fingerprint;
    }

    /** The style sheet. */
    public String style() {
        return file("style.css");
    }

    /** The style sheet of the pictures. */
    public String pictures() {
        return file("pictures.css");
    }

    /** The script. */
    public String script() {
        return file("dates.js");
    }

    /** The icon. */
    public String icon() {
        return file("icon.svg");
    }

    /** The overview. */
    public String home() {
        return asked.to("/");
    }

    /** Where words are searched. */
    public String search() {
        return PublicAddress.of("/search");
    }

    /** What was searched. */
    public String query() {
        String words = asked.own("q");
        return words == null || !heading.section().equals("/search") ? "" : words;
    }

    /** Swagger UI. */
    public String swagger() {
        return PublicAddress.of("/swagger-ui/index.html");
    }

    /** The sections. */
    public List<Section> sections() {
        return PLACES.stream()
                .map(each -> new Section(
                        asked.language().choose(each.zh(), each.en()),
                        each.recalls() ? asked.to(each.path()) : asked.toNow(each.path(), Map.of()),
                        each.path().equals(heading.section())))
                .toList();
    }

    /** What the form brings along by which somebody logs out; null where nobody is logged in. */
    public @Nullable FormToken logout() {
        return FormToken.ofSession();
    }

    /** Where that form is sent. */
    public String leave() {
        return PublicAddress.of("/logout");
    }

    /** The same page in the other language. */
    public String otherLanguage() {
        return asked.with(Asked.LANG, asked.language() == Language.ZH ? "en" : "zh");
    }

    /** The tag of the other language. */
    public String otherLang() {
        return (asked.language() == Language.ZH ? Language.EN : Language.ZH).tag();
    }

    /** What the other language calls itself. */
    public String otherName() {
        return asked.language().choose("English", "中文");
    }

    /** The path of this page, which the form of the dates asks again. */
    public String here() {
        return PublicAddress.of(asked.path());
    }

    /** What the form of the dates hands on. A cursor holds for the date that it was given for. */
    public List<Hidden> handedOn() {
        return hidden(name -> !Asked.ENDS.contains(name)
                && !Set.of(Asked.AS_OF, Asked.COMPARE, Asked.KNOWN_AT).contains(name));
    }

    /** What the form of the search hands on. */
    public List<Hidden> carried() {
        return hidden(name -> Asked.CARRIED.contains(name) && !name.equals(Asked.KNOWN_AT));
    }

    private List<Hidden> hidden(Predicate<String> wanted) {
        return asked.given().entrySet().stream()
                .filter(each -> wanted.test(each.getKey()))
                .map(each -> new Hidden(each.getKey(), each.getValue()))
                .toList();
    }

    /** The date asked about. */
    public LocalDate asOf() {
        return asked.asOf();
    }

    /** The date to compare with. */
    public @Nullable LocalDate compare() {
        return asked.compare();
    }

    /** Whether the page can tell what was known once. */
    public boolean recalls() {
        return asked.recalls();
    }

    /** The day whose knowledge is told; null for what is recorded now. */
    public @Nullable LocalDate knownOn() {
        return asked.known() == null ? null : asked.known().on();
    }

    /** The same page by what is recorded now. */
    public String asRecorded() {
        return asked.with(Asked.KNOWN_AT, null);
    }

    /** Whether the date asked about is today. */
    public boolean today() {
        return asked.asOf().equals(asked.today());
    }

    /** The same page as of today; a slider starts from it as well. */
    public String asOfToday() {
        return asked.with(Asked.AS_OF, null);
    }

    /** The same page without a comparison. */
    public String alone() {
        return asked.with(Asked.COMPARE, null);
    }

    /** The first month of the slider. */
    public String sliderFrom() {
        LocalDate first = asked.today().minusYears(YEARS_BACK);
        return (asked.asOf().isBefore(first) ? asked.asOf() : first)
                .withDayOfYear(1)
                .toString();
    }

    /** The last day of the slider. */
    public String sliderTo() {
        LocalDate last = asked.today().plusYears(YEARS_AHEAD);
        LocalDate wanted = asked.asOf().isAfter(last) ? asked.asOf() : last;
        return LocalDate.of(wanted.getYear(), 12, 31).toString();
    }

    /** The days on which something happened. */
    public String days() {
        return String.join(" ", heading.days());
    }

    /** Where a date is compared with a click: a quarter and a year before. */
    public List<Heading.Link> comparisons() {
        return Stream.of(3, 12)
                .map(months -> new Heading.Link(
                        months == 3
                                ? asked.language().choose("三个月前", "3 months before")
                                : asked.language().choose("一年前", "a year before"),
                        asked.with(
                                Asked.COMPARE, asked.asOf().minusMonths(months).toString())))
                .toList();
    }
}
