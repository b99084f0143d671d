package io.autopact.pages;

import io.autopact.portfolio.CoverageComparison;
import io.autopact.portfolio.CoverageGrouping;
import io.autopact.portfolio.CoverageGroups;
import io.autopact.portfolio.CoverageOrder;
import io.autopact.portfolio.CoverageService;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.picture.CoverageNames;
import io.autopact.portfolio.picture.CoveragePicture;
import io.autopact.portfolio.picture.HeatMap;
import io.autopact.portfolio.picture.PictureLinks;
import io.autopact.portfolio.picture.PicturePlace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The heat map of the portfolio as a part of a page: some rows of it, or groups of rows where they are many. */
@Component
@RequiredArgsConstructor
public class HeatMapPart {

    /** The page of the heat map that is shown. */
    public static final String ROWS = "rows";

    /** By what its rows are put together. */
    public static final String GROUP = "group";

    /** The one group that is shown. */
    public static final String ONLY = "only";

    private static final String HERE = "#heat-map";

    private static final int ROWS_AT_ONCE = 40;

    /** So many can be read from the back of a room. */
    private static final int ROWS_PRESENTED = 20;

    /** So many rows are turned over page by page; more are put together, unless it is asked for otherwise. */
    private static final int ROWS_ONE_BY_ONE = 200;

    private final CoverageService coverage;
    private final CoverageGroups groups;
    private final CoverageNames names;
    private final CoveragePicture picture;

    /** A way to put the rows together. */
    record Way(String href, boolean current, boolean none, boolean country, boolean alike) {}

    /**
     * What the template reads.
     *
     * @param all how many organizations there are
     * @param size how many rows there are, of organizations or of groups
     * @param grouped whether rows are groups
     * @param only whether it is one group alone
     * @param isPart whether there are more rows than are shown
     * @param whole the way back to all groups
     * @param address the same picture by itself
     */
    record Drawn(
            String picture,
            int all,
            int size,
            int first,
            int last,
            boolean grouped,
            boolean only,
            boolean isPart,
            @Nullable String before,
            @Nullable String after,
            String whole,
            List<Way> ways,
            String address) {}

    /** Draws it as a reader asks. */
    Drawn draw(Asked asked) {
        CoverageView view = CoverageOrder.of(null).sorted(coverage.states(asked.asOf()));
        CoverageComparison comparison =
                asked.compare() == null ? null : coverage.comparisonOfStates(view, asked.compare());
        HeatMap all = HeatMap.of(view, comparison);
        Grouped grouped = grouped(asked, all);
        String only = asked.own(ONLY);
        grouped.by().check(only);
        HeatMap drawn = only == null ? grouped.map() : grouped.map().only(only);
        int size = drawn.size();
        int atOnce = Presented.isAsked(asked) ? ROWS_PRESENTED : ROWS_AT_ONCE;
        int last = Math.max(1, (size + atOnce - 1) / atOnce);
        int wanted = Math.clamp(Numbers.of(asked, ROWS, 1), 1, last);
        int from = (wanted - 1) * atOnce;
        int to = Math.min(size, from + atOnce);
        return new Drawn(
                picture.embed(
                        told(asked, drawn.part(from, to)),
                        names.of(drawn.coverage(), null),
                        asked.language(),
                        new PicturePlace("coverage", links(asked, grouped.by()))),
                all.size(),
                size,
                from + 1,
                to,
                grouped.by() != CoverageGrouping.NONE && only == null,
                only != null,
                last > 1,
                wanted == 1 ? null : asked.with(ROWS, wanted == 2 ? null : String.valueOf(wanted - 1)) + HERE,
                wanted == last ? null : asked.with(ROWS, String.valueOf(wanted + 1)) + HERE,
                way(asked, grouped.by()),
                all.size() > ROWS_AT_ONCE
                        ? Arrays.stream(CoverageGrouping.values())
                                .map(each -> new Way(
                                        way(asked, each),
                                        only == null && each == grouped.by(),
                                        each == CoverageGrouping.NONE,
                                        each == CoverageGrouping.COUNTRY,
                                        each == CoverageGrouping.ALIKE))
                                .toList()
                        : List.of(),
                address(asked, grouped.by()));
    }

    /** What the cells of a few rest on is asked of those that are shown. */
    private HeatMap told(Asked asked, HeatMap shown) {
        List<String> ones = shown.ones();
        return ones.isEmpty()
                ? shown
                : shown.telling(coverage.coverage(asked.asOf(), ones, false).rows());
    }

    /** Rows put together. */
    private record Grouped(CoverageGrouping by, HeatMap map) {}

    private Grouped grouped(Asked asked, HeatMap all) {
        if (asked.own(GROUP) != null || all.size() <= ROWS_ONE_BY_ONE) {
            return grouped(CoverageGrouping.of(asked.own(GROUP), CoverageGrouping.NONE), all);
        }
        Grouped byCountry = grouped(CoverageGrouping.COUNTRY, all);
        return byCountry.map().size() > 1 ? byCountry : grouped(CoverageGrouping.ALIKE, all);
    }

    private Grouped grouped(CoverageGrouping by, HeatMap all) {
        return new Grouped(
                by,
                by == CoverageGrouping.NONE ? all : all.withGroups(groups.of(by, all.rows(), all.comparison(), null)));
    }

    /** The same page with its rows put together like this, from the first on. */
    private static String way(Asked asked, CoverageGrouping by) {
        Map<String, String> given = new LinkedHashMap<>(asked.given());
        given.keySet().removeAll(List.of(ROWS, ONLY));
        return asked.withGiven(given).with(GROUP, by.parameter()) + HERE;
    }

    private static String address(Asked asked, CoverageGrouping by) {
        Map<String, String> own =
                asked.comparing(Map.of("lang", asked.language().choose("zh", "en")));
        if (by != CoverageGrouping.NONE) {
            own.put(GROUP, by.parameter());
        }
        String only = asked.own(ONLY);
        if (only != null) {
            own.put(ONLY, only);
        }
        return asked.apiThen("/portfolio/coverage.svg", own);
    }

    private static PictureLinks links(Asked asked, CoverageGrouping by) {
        return new PictureLinks() {
            @Override
            public String organization(String code) {
                return asked.to("/organizations/" + code);
            }

            @Override
            public String group(String key) {
                Map<String, String> given = new LinkedHashMap<>(asked.given());
                given.remove(ROWS);
                given.put(GROUP, by.parameter());
                return asked.withGiven(given).with(ONLY, key) + HERE;
            }

            @Override
            public String cell(String organization, String kind, String part) {
                return organization(organization) + (kind.equals("DOMAIN") ? "#covers-domain-" : "#covers-") + part;
            }
        };
    }
}
