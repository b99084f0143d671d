package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageChange;
import io.autopact.portfolio.CoverageComparison;
import io.autopact.portfolio.CoverageGroup;
import io.autopact.portfolio.CoverageState;
import io.autopact.portfolio.CoverageView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a coverage heat map says. */
record CoverageWords(
        CoverageView coverage, @Nullable CoverageComparison comparison, CoverageLabels labels, Language language) {

    /** So many members of a group are named; more are counted. */
    private static final int NAMED = 12;

    private String choose(String zh, String en) {
        return language.choose(zh, en);
    }

    String domain(String code) {
        return label(labels.domains().get(code), code);
    }

    String element(String code) {
        return label(labels.elements().get(code), code);
    }

    String capability(String code) {
        return label(labels.capabilities().get(code), code);
    }

    private String label(@Nullable Label label, String code) {
        return label == null ? code : label.in(language);
    }

    String name(CoverageView.Row row) {
        return language.name(row.nameZh(), row.nameEn());
    }

    /** For whom: the one organization that it is drawn for, or how many. */
    private String subject() {
        return coverage.rows().size() == 1
                ? name(coverage.rows().getFirst())
                : language.count(coverage.rows().size(), "家组织", "organization");
    }

    String title() {
        return subject() + choose(" · 合作覆盖热力图", " · Coverage heat map");
    }

    String subtitle() {
        String architecture = coverage.architecture();
        return choose("截至 ", "As of ")
                + coverage.asOf()
                + (comparison == null ? "" : Changes.against(comparison.date(), language))
                + (architecture == null
                        ? choose(" · 当时尚无业务架构", " · No architecture in effect then")
                        : choose(" · 业务架构版本 ", " · Architecture ") + architecture);
    }

    String description() {
        List<CoverageState> states = coverage.rows().stream()
                .flatMap(row -> row.cells().stream())
                .map(CoverageView.Cell::state)
                .toList();
        String what = choose(
                "截至 %s，%s在 %d 个合作领域、%d 个架构要素和 %d 个基础能力上的覆盖情况。"
                        .formatted(
                                coverage.asOf(),
                                subject(),
                                coverage.domains().size(),
                                coverage.elements().size(),
                                coverage.capabilities().size()),
                "How far %s covers %s, %s and %s, as of %s."
                        .formatted(
                                subject(),
                                language.count(coverage.domains().size(), "", "domain"),
                                language.count(coverage.elements().size(), "", "architecture element"),
                                coverage.capabilities().size() == 1
                                        ? "1 base capability"
                                        : coverage.capabilities().size() + " base capabilities",
                                coverage.asOf()));
        String compared = comparison == null ? what : what + compared(comparison);
        return states.isEmpty()
                ? compared
                : compared
                        + choose(
                                "领域格：%s。".formatted(States.tally(states, language)),
                                " Domain cells: %s.".formatted(States.tally(states, language)));
    }

    private String compared(CoverageComparison with) {
        int gained = 0;
        int lost = 0;
        for (CoverageView.Row row :
                Stream.concat(coverage.rows().stream(), with.gone().stream()).toList()) {
            for (Function<CoverageView.Row, List<? extends CoverageView.Found>> cells : CoverageView.CELLS) {
                for (CoverageView.Found cell : cells.apply(row)) {
                    CoverageChange change = CoverageChange.of(with.then(row.organization(), cells, cell.code()), cell);
                    gained += change == CoverageChange.GAINED ? 1 : 0;
                    lost += change == CoverageChange.LOST ? 1 : 0;
                }
            }
        }
        return choose("与 %s 相比，新增 %d 格，失去 %d 格。", " Compared with %s, %d cells gained, %d lost.")
                .formatted(with.date(), gained, lost);
    }

    String organizations() {
        return choose("组织", "Organization");
    }

    String domains() {
        return choose("合作领域", "Cooperation domains");
    }

    String elements() {
        return choose("架构要素", "Architecture elements");
    }

    String capabilities() {
        return choose("基础能力", "Base capabilities");
    }

    String covered() {
        return choose("覆盖数", "Covered");
    }

    /** What the last row counts: as the summary does, or every organization where it counts none of them. */
    String summary() {
        return countsAutomakers()
                ? choose("覆盖的车企（集团计一次）", "Automakers, a group once")
                : choose("协议生效的组织数", "Organizations covering");
    }

    private boolean countsAutomakers() {
        return coverage.rows().stream().anyMatch(row -> labels.countedAs().containsKey(row.organization()));
    }

    /** As whom a row is counted; nobody where it only inherits from one that is counted itself. */
    Optional<String> countedAs(CoverageView.Row row) {
        return countsAutomakers()
                ? Optional.ofNullable(labels.countedAs().get(row.organization()))
                : Optional.of(row.organization());
    }

    /** How many the rows count as together. */
    int counted() {
        return (int) coverage.rows().stream()
                .flatMap(row -> countedAs(row).stream())
                .distinct()
                .count();
    }

    String nothing() {
        return choose("没有可显示的组织", "There is no organization to show");
    }

    String row(CoverageView.Row row) {
        CoverageView.Depth depth = row.depth();
        return String.join(
                " · ",
                name(row),
                language.count(row.breadth().domains(), "个领域", "domain"),
                language.count(row.breadth().elements(), "个要素", "element"),
                choose("已上车 ", "launched ") + depth.launched(),
                choose("落地在途 ", "under way ") + depth.underWay(),
                choose("部署 ", "deployments ") + depth.deployments(),
                choose("合作载体 ", "instruments ") + depth.instruments());
    }

    /**
     * A cell in words: who, what, how far and how far it may have come, what became of it, resting on which agreements,
     * rollouts and deployments.
     *
     * @param then what it was at the date compared with; null where nothing was told of it
     */
    String cell(
            String who,
            String column,
            CoverageView.Found found,
            @Nullable CoverageChange change,
            CoverageView.@Nullable Found then) {
        List<String> parts = new ArrayList<>(List.of(who, column, States.word(found.state(), language)));
        if (change != null && comparison != null) {
            parts.add(Changes.word(change, language)
                    + choose("（%s：%s）", " (%s: %s)")
                            .formatted(
                                    comparison.date(),
                                    States.word(then == null ? CoverageState.NONE : then.state(), language)));
        }
        parts.addAll(SomeCodes.of(
                found.basis(), one -> one.agreement() + inherited(one.inheritedFrom()), language, "份协议", "agreement"));
        parts.addAll(SomeCodes.of(found.rollouts(), language, "项车型落地", "rollout"));
        parts.addAll(SomeCodes.of(found.deployments(), language, "项部署", "deployment"));
        CoverageView.Possible possible = found.possible();
        if (possible != null) {
            parts.add(States.possibly(possible.state(), language));
        }
        return String.join(" · ", parts);
    }

    /** The state of a cell, with a sign of what became of it. */
    String state(CoverageState state, @Nullable CoverageChange change) {
        return (change == null ? "" : Changes.sign(change) + " ") + States.word(state, language);
    }

    /** How many of a group cover something. */
    String share(String who, String column, CoverageLine.Share share) {
        List<String> parts = new ArrayList<>(List.of(
                who,
                column,
                choose("%2$d 家中 %1$d 家有协议生效", "%d of %d covered").formatted(share.covering(), share.of())));
        String changes = Changes.words(share.gained(), share.lost(), language);
        if (!changes.isEmpty()) {
            parts.add(changes);
        }
        return String.join(" · ", parts);
    }

    /** The name of a group by country. */
    String country(CoverageGroup group) {
        String country = group.key().equals(CoverageGroup.UNKNOWN)
                ? choose("国家未知", "Country not known")
                : Locale.of("", group.key()).getDisplayCountry(language.locale());
        return country + choose("（%d 家）", " (%d)").formatted(group.rows().size());
    }

    /** The name of a group of those that are alike: how many, which may not be cut off, and one of them. */
    String alike(CoverageGroup group) {
        return choose("%d 家：%s等", "%d: %s and others")
                .formatted(group.rows().size(), name(group.rows().getFirst()));
    }

    /** A group with the names of its members. */
    String members(String name, CoverageGroup group) {
        String names =
                group.rows().stream().limit(NAMED).map(this::name).collect(Collectors.joining(choose("、", ", ")));
        return name + " · " + names + (group.rows().size() > NAMED ? " …" : "");
    }

    /** What the line says that counts what was gained and lost. */
    String changes() {
        return choose("新增（+）、失去（\u2212）", "Gained (+), lost (\u2212)");
    }

    private String inherited(@Nullable String from) {
        return from == null ? "" : choose("（源自 %s）".formatted(from), " (through %s)".formatted(from));
    }
}
