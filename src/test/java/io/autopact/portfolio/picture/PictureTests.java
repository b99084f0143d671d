package io.autopact.portfolio.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.autopact.agreement.AgreementPhase;
import io.autopact.portfolio.CoverageGrouping;
import io.autopact.portfolio.CoverageState;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.TimelineView.AgreementBar;
import io.autopact.portfolio.TimelineView.DeploymentBar;
import io.autopact.portfolio.TimelineView.Event;
import io.autopact.portfolio.TimelineView.Mark;
import io.autopact.portfolio.TimelineView.StageDates;
import io.autopact.shared.time.DatePrecision;
import io.autopact.support.Chromium;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What holds for every picture, whatever is drawn, in both languages. */
class PictureTests {

    /** Every text with how far it stands out of its box, and every pair of texts that run into each other. */
    private static final String MISFITS = """
            () => {
              const misfits = [];
              const texts = [...document.querySelectorAll('svg text')];
              const places = [];
              for (const text of texts) {
                const box = text.getBBox();
                if (box.width === 0) continue;
                const [x, y, width, height] = text.dataset.box.split(' ').map(Number);
                if (box.x < x - 1.2 || box.y < y - 1.2 || box.x + box.width > x + width + 1.2
                    || box.y + box.height > y + height + 1.2) {
                  misfits.push(`out of its box ${text.dataset.box}: ${text.textContent}`
                      + ` ${box.x} ${box.y} ${box.width} ${box.height}`);
                }
                places.push([text.getBoundingClientRect(), text.textContent]);
              }
              const page = document.querySelector('svg').getBoundingClientRect();
              places.sort((one, other) => one[0].top - other[0].top);
              for (let i = 0; i < places.length; i++) {
                const one = places[i][0];
                if (one.left < page.left || one.right > page.right || one.bottom > page.bottom) {
                  misfits.push(`off the page: ${places[i][1]}`);
                }
                for (let k = i + 1; k < places.length && places[k][0].top < one.bottom - 1; k++) {
                  const other = places[k][0];
                  if (other.left < one.right - 1 && other.right > one.left + 1) {
                    misfits.push(`run into each other: ${places[i][1]} | ${places[k][1]}`);
                  }
                }
              }
              return misfits.slice(0, 20);
            }""";

    private static @Nullable Chromium chromium;

    private record Picture(String name, Function<Language, String> drawn) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Picture> pictures() {
        CapabilityMapPicture map = new CapabilityMapPicture();
        CoveragePicture coverage = new CoveragePicture();
        TimelinePicture timeline = new TimelinePicture();
        List<Label> nasty =
                PictureFixture.NASTY.stream().map(name -> new Label(name, name)).toList();
        CoverageLabels labels = PictureFixture.labels();
        return Stream.of(
                new Picture("map-partner", it -> map.draw(PictureFixture.map(1), it)),
                new Picture("map-group", it -> map.draw(PictureFixture.map(4), it)),
                new Picture("map-portfolio", it -> map.draw(PictureFixture.map(200), it)),
                new Picture("map-architecture", it -> map.draw(PictureFixture.map(0), it)),
                new Picture("map-12-12-12", it -> map.draw(PictureFixture.map(12, 12, 12), it)),
                new Picture("map-1-3-2", it -> map.draw(PictureFixture.map(1, 3, 2), it)),
                new Picture("map-3-0-0", it -> map.draw(PictureFixture.map(3, 0, 0), it)),
                new Picture("map-0-2-0", it -> map.draw(PictureFixture.map(0, 2, 0), it)),
                new Picture("map-nothing", it -> map.draw(PictureFixture.map(0, 0, 0), it)),
                new Picture("coverage-0", it -> coverage.draw(PictureFixture.coverage(0), labels, it)),
                new Picture("coverage-1", it -> coverage.draw(PictureFixture.coverage(1), labels, it)),
                new Picture("coverage-10", it -> coverage.draw(PictureFixture.coverage(10), labels, it)),
                new Picture("coverage-200", it -> coverage.draw(PictureFixture.coverage(200), labels, it)),
                new Picture(
                        "coverage-nasty",
                        it -> coverage.draw(
                                PictureFixture.coverage(nasty),
                                new CoverageLabels(
                                        Map.of("SMART_LOGISTICS", nasty.get(7)),
                                        Map.of("IOV", nasty.get(6), "CONTENT", nasty.get(2)),
                                        Map.of("LBS", nasty.get(7)),
                                        Map.of()),
                                it)),
                new Picture(
                        "map-partner-compared",
                        it -> map.draw(PictureFixture.map(1), PictureFixture.comparison(1), it)),
                new Picture(
                        "map-portfolio-compared",
                        it -> map.draw(PictureFixture.map(200), PictureFixture.comparison(200), it)),
                new Picture("coverage-compared-10", it -> drawn(PictureFixture.compared(10), it)),
                new Picture("coverage-compared-40", it -> drawn(PictureFixture.compared(40), it)),
                new Picture(
                        "coverage-by-country",
                        it -> drawn(
                                PictureFixture.grouped(
                                        CoverageGrouping.COUNTRY, PictureFixture.compared(2000), 1200, 600, 150, 49, 1),
                                it)),
                new Picture(
                        "coverage-alike",
                        it -> drawn(
                                PictureFixture.grouped(
                                        CoverageGrouping.ALIKE,
                                        HeatMap.of(PictureFixture.coverage(2000)),
                                        1200,
                                        600,
                                        199,
                                        1),
                                it)),
                new Picture("timeline-nothing", it -> timeline.draw(PictureFixture.nothing(), it)),
                new Picture("timeline-dongfeng", it -> timeline.draw(PictureFixture.dongfeng(), it)),
                new Picture("timeline-1-month", it -> timeline.draw(PictureFixture.timeline(4, 0), it)),
                new Picture("timeline-1-year", it -> timeline.draw(PictureFixture.timeline(14, 1), it)),
                new Picture("timeline-7-years", it -> timeline.draw(PictureFixture.timeline(14, 7), it)),
                new Picture("timeline-200", it -> timeline.draw(PictureFixture.timeline(200, 40), it)));
    }

    private static String drawn(HeatMap map, Language language) {
        StringWriter target = new StringWriter();
        new CoveragePicture().draw(map, PictureFixture.labels(), language, PictureLinks.NONE, target);
        return target.toString();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Browser browser() {
        if (chromium == null) {
            chromium = Chromium.start();
        }
        return chromium.browser();
    }

    private static Document parsed(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("Not well-formed: " + e.getMessage(), e);
        }
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void isWellFormedTellsWhatItIsAndRunsNothing(Picture picture) {
        for (Language language : Language.values()) {
            Document document = parsed(picture.drawn().apply(language));
            Element svg = document.getDocumentElement();
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("lang")).isEqualTo(language.tag());
            assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("title desc");
            assertThat(svg.getAttribute("viewBox"))
                    .isEqualTo("0 0 %s %s".formatted(svg.getAttribute("width"), svg.getAttribute("height")));
            assertThat(all(document, "title").getFirst().getTextContent()).isNotBlank();
            assertThat(all(document, "desc").getFirst().getTextContent()).contains("2019-07-01");
            List<String> ids = new ArrayList<>();
            for (Element element : all(document, "*")) {
                if (element.hasAttribute("id")) {
                    ids.add(element.getAttribute("id"));
                }
            }
            assertThat(ids).doesNotHaveDuplicates().contains("title", "desc", "legend");
            assertThat(all(document, "use").stream()
                            .map(use -> use.getAttribute("href").substring(1)))
                    .as("what is referred to is there")
                    .isSubsetOf(ids);
            assertThat(all(document, "script")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyTextFitsItsBoxAndLeavesTheOthersAlone(Picture picture) throws IOException {
        Files.createDirectories(Path.of("target/screenshots"));
        for (Language language : Language.values()) {
            Page page = browser().newPage(new Browser.NewPageOptions().setViewportSize(1122, 794));
            page.setContent("<body style='margin:0'>" + picture.drawn().apply(language) + "</body>");
            Object misfits = page.evaluate(MISFITS);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots/%s-%s.png".formatted(picture.name(), language))));
            page.close();
            assertThat((List<?>) Objects.requireNonNull(misfits))
                    .as("%s in %s", picture, language)
                    .isEmpty();
        }
    }

    @Test
    void everyStateHasAPatternASymbolAndAWordOfItsOwn() {
        for (Language language : Language.values()) {
            String svg = new CapabilityMapPicture().draw(PictureFixture.map(1), language);
            Document document = parsed(svg);
            List<String> words = new ArrayList<>();
            for (CoverageState state : CoverageState.values()) {
                assertThat(svg).contains("class=\"" + state + "\" fill=\"url(#pattern-" + state + ")\"");
                assertThat(shape(document, "pattern-" + state)).isNotBlank();
                words.add(States.word(state, language));
                assertThat(svg).contains(">" + States.word(state, language) + "<");
            }
            assertThat(words).doesNotHaveDuplicates();
            assertThat(Stream.of(CoverageState.values()).map(state -> shape(document, "sign-" + state)))
                    .doesNotHaveDuplicates();
        }
    }

    /** What is drawn under an id, without the colours. */
    private static String shape(Document document, String id) {
        StringBuilder shape = new StringBuilder();
        for (Element element : all(document, "*")) {
            if (element.getAttribute("id").equals(id)) {
                NodeList parts = element.getElementsByTagName("*");
                for (int i = 0; i < parts.getLength(); i++) {
                    Element part = (Element) parts.item(i);
                    shape.append(part.getTagName())
                            .append(part.getAttribute("d"))
                            .append(part.getAttribute("r"));
                }
            }
        }
        return shape.toString();
    }

    @Test
    void whatWasGainedAndLostHasASignAndAWordOfItsOwn() {
        Document document = parsed(drawn(PictureFixture.compared(10), Language.EN));
        List<String> titles =
                all(document, "title").stream().map(Element::getTextContent).toList();
        assertThat(titles).anyMatch(title -> title.contains(" · gained (2018-12-31: "));
        assertThat(titles).anyMatch(title -> title.contains(" · lost (2018-12-31: "));
        assertThat(all(document, "desc").getFirst().getTextContent())
                .containsPattern("Compared with 2018-12-31, [1-9]\\d* cells gained, [1-9]\\d* lost\\.");
        assertThat(all(document, "tspan").stream().map(Element::getTextContent))
                .contains("+ Agreed", "\u2212 Lapsed", "+ gained: not covered on 2018-12-31")
                .contains("Gained (+), lost (\u2212)")
                .anyMatch(line -> line.matches("\\+\\d+ \u2212\\d+"));
        assertThat(Stream.of("mark-GAINED", "mark-LOST").map(mark -> shape(document, mark)))
                .doesNotHaveDuplicates();
        assertThat(drawn(HeatMap.of(PictureFixture.coverage(10)), Language.EN)).doesNotContain("data-change", "gained");
    }

    @Test
    void aMapTellsHowManyGainedAndLost() {
        CapabilityMapPicture picture = new CapabilityMapPicture();
        assertThat(picture.draw(PictureFixture.map(1), PictureFixture.comparison(1), Language.EN))
                .contains(">+ gained · Live<", ">\u2212 lost · Planned<", " · gained (since 2018-12-31)");
        assertThat(picture.draw(PictureFixture.map(200), PictureFixture.comparison(200), Language.EN))
                .contains("+12 \u22121", "12 gained, 1 lost (since 2018-12-31)", "became-BOTH");
        assertThat(picture.draw(PictureFixture.map(200), Language.EN)).doesNotContain("data-change", "gained");
    }

    @Test
    void aGroupTellsHowManyOfHowMany() {
        String svg = drawn(
                PictureFixture.grouped(CoverageGrouping.COUNTRY, PictureFixture.compared(40), 30, 10), Language.ZH);
        assertThat(svg).contains("中国（30 家）", "德国（10 家）", "家中", "家有协议生效");
        assertThat(all(parsed(svg), "tspan").stream().map(Element::getTextContent))
                .anyMatch(line -> line.matches("\\d+/30"));
        assertThat(PictureFixture.grouped(CoverageGrouping.COUNTRY, PictureFixture.compared(40), 30, 10)
                        .only("DE")
                        .rows())
                .hasSize(10);
        assertThat(PictureFixture.compared(40).only("DE").rows()).isEmpty();
    }

    @Test
    void whatIsShortenedKeepsItsWholeText() {
        List<Label> long1 = List.of(new Label("汽车".repeat(100), "W".repeat(200)));
        Document document = parsed(new CoveragePicture()
                .draw(
                        PictureFixture.coverage(long1),
                        new CoverageLabels(Map.of(), Map.of(), Map.of(), Map.of()),
                        Language.ZH));
        assertThat(all(document, "text").stream()
                        .filter(text -> text.getTextContent().contains("…"))
                        .map(text -> text.getElementsByTagName("title").item(0).getTextContent()))
                .contains("汽车".repeat(100));
    }

    @Test
    void aNameThatReadsFromTheRightTurnsNoOtherWords() {
        Document document = parsed(new CapabilityMapPicture().draw(PictureFixture.map(1, 1, 1), Language.EN));
        assertThat(all(document, "text").stream().map(Element::getTextContent))
                .contains("As of 2019-07-01 · Architecture 2030-01 · \u2068" + PictureFixture.NASTY.get(2)
                        + "\u2069 · 200 organizations");
        List<Label> turning = List.of(new Label("\u202e东风\u2069", "\u2067Dongfeng\u202a"));
        assertThat(new CoveragePicture()
                        .draw(
                                PictureFixture.coverage(turning),
                                new CoverageLabels(Map.of(), Map.of(), Map.of(), Map.of()),
                                Language.EN))
                .contains(">Dongfeng<")
                .doesNotContain("\u2067", "\u202a");
    }

    @Test
    void fewRowsAreToldInWordsAndManyHaveTheirHeadingAgainAndAgain() {
        CoveragePicture picture = new CoveragePicture();
        Document few = parsed(picture.draw(PictureFixture.coverage(1), PictureFixture.labels(), Language.ZH));
        assertThat(written(few, "已失效")).isPositive();
        assertThat(written(few, "智慧出行")).isEqualTo(1);
        Document many = parsed(picture.draw(PictureFixture.coverage(200), PictureFixture.labels(), Language.ZH));
        assertThat(written(many, "已失效")).isZero();
        assertThat(written(many, "智慧出行")).isEqualTo(10);
    }

    private static long written(Document document, String words) {
        return all(document, "tspan").stream()
                .filter(line -> line.getTextContent().equals(words))
                .count();
    }

    @ParameterizedTest(name = "{0}, first planned {1}, planned {2}, reached {3}")
    @CsvSource({
        "LAUNCHED, 2019-05-01, 2019-06-30, 2019-06-11, 2019-06-11 (+41 d), 2019-06-11 (+41 天)",
        "LAUNCHED, 2019-05-01, 2019-05-01, 2019-04-21, 2019-04-21 (-10 d), 2019-04-21 (-10 天)",
        "LAUNCHED, 2019-05-01, 2019-06-30, 2019-05-01, 2019-05-01, 2019-05-01",
        "LAUNCHED, , , 2019-05-01, 2019-05-01, 2019-05-01",
        "VALIDATING, 2019-10-01, 2019-11-01, , plan 2019-11-01 (+31 d), 计划 2019-11-01 (+31 天)",
        "VALIDATING, 2019-06-01, 2019-06-01, , plan 2019-06-01 (+30 d), 计划 2019-06-01 (+30 天)",
        "VALIDATING, 2019-05-02, 2019-06-01, , plan 2019-06-01 (+60 d), 计划 2019-06-01 (+60 天)",
        "VALIDATING, 2019-11-01, 2019-10-01, , plan 2019-10-01, 计划 2019-10-01",
        "CANCELLED, 2019-05-02, 2019-06-01, , plan 2019-06-01, 计划 2019-06-01"
    })
    void aLaunchSlipsFromItsFirstPlan(
            String at,
            @Nullable LocalDate first,
            @Nullable LocalDate planned,
            @Nullable LocalDate actual,
            String english,
            String chinese) {
        TimelineView timeline = PictureFixture.rollout(
                at, new StageDates("LAUNCHED", first, planned, DatePrecision.DAY, actual, DatePrecision.DAY));
        for (Language language : Language.values()) {
            assertThat(notes(new TimelinePicture().draw(timeline, language)))
                    .contains(language == Language.ZH ? chinese : english);
        }
    }

    @Test
    void anotherStageSlipsFromItsOwnFirstPlanOnceItIsReached() {
        TimelineView timeline = PictureFixture.rollout(
                "INTEGRATING",
                new StageDates(
                        "INTEGRATING",
                        LocalDate.of(2018, 1, 1),
                        LocalDate.of(2018, 6, 1),
                        DatePrecision.DAY,
                        LocalDate.of(2018, 2, 1),
                        DatePrecision.DAY),
                new StageDates(
                        "VALIDATING",
                        LocalDate.of(2019, 1, 1),
                        LocalDate.of(2019, 3, 1),
                        DatePrecision.DAY,
                        null,
                        null));
        assertThat(notes(new TimelinePicture().draw(timeline, Language.EN)))
                .contains("2018-02-01 (+31 d)", "plan 2019-03-01");
    }

    @ParameterizedTest(name = "{1} known as {0} is written {2}")
    @CsvSource({
        "DAY, 2019-06-28, 2019-06-28",
        "BY, 2019-06-28, ≤ 2019-06-28",
        "MONTH, 2019-06-30, 2019-06",
        "QUARTER, 2019-06-30, 2019 Q2",
        "YEAR, 2019-12-31, 2019",
        ", 2019-06-28, 2019-06-28"
    })
    void aDateIsWrittenAsExactlyAsItIsKnown(@Nullable DatePrecision precision, LocalDate on, String written) {
        String agreement = drawn(new AgreementBar(
                "AG-1",
                "协议",
                "Agreement",
                List.of(),
                on,
                precision,
                null,
                null,
                AgreementPhase.IN_FORCE,
                List.of(new Mark(on, precision, "SIGNED", null))));
        assertThat(notes(agreement)).contains(written);
        assertThat(titles(agreement))
                .contains(
                        written + " Signed",
                        "Agreement · AG-1 · In force · " + written + " – End unknown, or renews itself");

        String reached = new TimelinePicture()
                .draw(
                        PictureFixture.rollout("LAUNCHED", new StageDates("LAUNCHED", null, null, null, on, precision)),
                        Language.EN);
        assertThat(notes(reached)).contains(written);
        assertThat(titles(reached)).contains("Launched · " + written);

        String planned = new TimelinePicture()
                .draw(
                        PictureFixture.rollout("PLANNED", new StageDates("LAUNCHED", null, on, precision, null, null)),
                        Language.ZH);
        assertThat(notes(planned)).contains("计划 " + written);
        assertThat(titles(planned)).contains("上市 · 计划 " + written);
    }

    @Test
    void aDeploymentAndAnEventAreWrittenAsExactlyAsTheyAreKnownToo() {
        LocalDate end = LocalDate.of(2019, 12, 31);
        TimelineView timeline = new TimelineView(
                "x",
                "组织",
                "Organization",
                PictureFixture.AS_OF,
                List.of(),
                List.of(),
                List.of(new DeploymentBar(
                        "DP-1",
                        "x",
                        "组织",
                        "Organization",
                        null,
                        null,
                        null,
                        LocalDate.of(2018, 3, 31),
                        DatePrecision.MONTH,
                        end,
                        DatePrecision.QUARTER)),
                List.of(new Event(
                        end,
                        DatePrecision.YEAR,
                        "ORGANIZATION",
                        "x",
                        "COOPERATION_BEGAN",
                        false,
                        "x",
                        "建立合作",
                        "Cooperation began",
                        null)),
                List.of());
        String svg = new TimelinePicture().draw(timeline, Language.EN);
        assertThat(notes(svg)).contains("2018-03", "2019 Q4", "2019 Cooperation began");
        assertThat(titles(svg)).contains("Organization · solution not known · DP-1 · 2018-03 – 2019 Q4");
    }

    private static String drawn(AgreementBar agreement) {
        return new TimelinePicture()
                .draw(
                        new TimelineView(
                                "x",
                                "组织",
                                "Organization",
                                PictureFixture.AS_OF,
                                List.of(agreement),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        Language.EN);
    }

    private static List<String> titles(String svg) {
        return all(parsed(svg), "title").stream().map(Element::getTextContent).toList();
    }

    private static List<String> notes(String svg) {
        return all(parsed(svg), "tspan").stream().map(Element::getTextContent).toList();
    }

    @Test
    void whatStandsForSeveralTellsOfHowMany() {
        CapabilityMapPicture picture = new CapabilityMapPicture();
        assertThat(picture.draw(PictureFixture.map(4), Language.ZH)).contains("覆盖 3/4 家", "4 家组织");
        assertThat(picture.draw(PictureFixture.map(4), Language.EN)).contains("3/4 covered", "4 organizations");
        assertThat(picture.draw(PictureFixture.map(1), Language.EN)).doesNotContain("/1 covered");
    }
}
