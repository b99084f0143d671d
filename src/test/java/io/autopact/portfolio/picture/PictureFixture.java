package io.autopact.portfolio.picture;

import io.autopact.agreement.AgreementPhase;
import io.autopact.capability.LayerKind;
import io.autopact.portfolio.CapabilityMapComparison;
import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CoverageComparison;
import io.autopact.portfolio.CoverageGroup;
import io.autopact.portfolio.CoverageGrouping;
import io.autopact.portfolio.CoverageState;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.TimelineView.AgreementBar;
import io.autopact.portfolio.TimelineView.DeploymentBar;
import io.autopact.portfolio.TimelineView.Event;
import io.autopact.portfolio.TimelineView.Mark;
import io.autopact.portfolio.TimelineView.RolloutBar;
import io.autopact.portfolio.TimelineView.StageDates;
import io.autopact.shared.time.Certainty;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Views as a partnership manager has them, and as nobody hopes to. */
final class PictureFixture {

    static final LocalDate AS_OF = LocalDate.of(2019, 7, 1);

    /** Names that break what is not careful: markup, emoji, right-to-left, combining, control characters, length. */
    static final List<String> NASTY = List.of(
            "<script>alert('x')</script> & \"quotes\"",
            "🚗🚕👩🏽‍🚀🇨🇳 出行 🛰️",
            "مجموعة دونغ فنغ للسيارات والتنقل الذكي",
            "קבוצת דונגפנג לרכב ולתחבורה חכמה",
            "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
            "bell\u0007 null\u0000 lone\ud800 override\u202e gnp",
            "W".repeat(200),
            "汽车".repeat(100),
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft of the Upper Danube",
            "ไทยยานยนต์อัจฉริยะและการเคลื่อนที่ ﷽ ﷽");

    private static final List<Label> AUTOMAKERS = List.of(
            new Label("东风汽车集团", "Dongfeng Motor Group"),
            new Label("东风柳汽", "Dongfeng Liuzhou Motor"),
            new Label("长安汽车", "Changan Automobile"),
            new Label("广汽集团", "GAC Group"),
            new Label("一汽集团", "FAW Group"),
            new Label("宝马", "BMW"),
            new Label("奔驰", "Mercedes-Benz"),
            new Label("奥迪", "Audi"),
            new Label("吉利控股", "Zhejiang Geely Holding Group"),
            new Label("菲亚特克莱斯勒", "Fiat Chrysler Automobiles"));

    private static final Map<String, Label> DOMAINS = new LinkedHashMap<>();
    private static final Map<String, Label> ELEMENTS = new LinkedHashMap<>();

    static {
        DOMAINS.put("CONNECTED_VEHICLE", new Label("智能网联汽车", "Intelligent connected vehicles"));
        DOMAINS.put("SMART_MOBILITY", new Label("智慧出行", "Smart mobility"));
        DOMAINS.put("VEHICLE_SECURITY", new Label("汽车安全", "Vehicle safety and security"));
        DOMAINS.put("AUTONOMOUS_DRIVING", new Label("自动驾驶", "Autonomous driving"));
        DOMAINS.put("SMART_LOGISTICS", new Label("智慧物流", "Smart logistics"));
        DOMAINS.put("DIGITAL_TRANSFORMATION", new Label("数字化转型", "Digital transformation"));
        DOMAINS.put("JOINT_INNOVATION", new Label("联合创新", "Joint innovation"));
        ELEMENTS.put("IOV", new Label("车联网", "Connected vehicle"));
        ELEMENTS.put("AUTO_CLOUD", new Label("汽车云", "Automotive cloud"));
        ELEMENTS.put("AUTONOMOUS_DRIVING", new Label("自动驾驶", "Autonomous driving"));
        ELEMENTS.put("MOBILITY_SERVICE", new Label("出行服务", "Mobility services"));
        ELEMENTS.put("VEHICLE_SECURITY", new Label("汽车安全保障体系", "Vehicle safety and security assurance system"));
        ELEMENTS.put("CONTENT", new Label("内容体系", "Content system"));
        ELEMENTS.put("DATA_TECH_PLATFORM", new Label("数据、技术中台", "Data and technology middle platform"));
    }

    private static final Map<String, Label> CAPABILITIES = Map.of(
            "CLOUD", new Label("云", "Cloud"),
            "LBS", new Label("位置服务", "Location-based services"),
            "AI", new Label("人工智能", "Artificial intelligence"),
            "BIG_DATA", new Label("大数据", "Big data"));

    private PictureFixture() {}

    static CoverageLabels labels() {
        return new CoverageLabels(DOMAINS, ELEMENTS, CAPABILITIES, Map.of("o0", "o0", "o1", "o0", "o2", "o2"));
    }

    /** What 东风 has, as one organization or over as many. */
    static CapabilityMapView map(int organizations) {
        boolean tells = organizations > 0;
        return new CapabilityMapView(
                tells ? "dongfeng" : null,
                organizations > 30 ? "全部合作伙伴" : "东风汽车集团",
                organizations > 30 ? "Whole portfolio" : "Dongfeng Motor Group",
                AS_OF,
                "2019-05",
                "四横两纵一中台",
                "Four horizontals, two verticals, one middle platform",
                organizations,
                List.of(
                        layer(
                                LayerKind.HORIZONTAL,
                                4,
                                List.of(
                                        element("IOV", tells ? CoverageState.LIVE : null, organizations),
                                        element("AUTO_CLOUD", tells ? CoverageState.PLANNED : null, organizations),
                                        element(
                                                "AUTONOMOUS_DRIVING",
                                                tells ? CoverageState.AGREED : null,
                                                organizations),
                                        element(
                                                "MOBILITY_SERVICE",
                                                tells ? CoverageState.UNCOVERED : null,
                                                organizations))),
                        layer(
                                LayerKind.VERTICAL,
                                2,
                                List.of(
                                        element("VEHICLE_SECURITY", tells ? CoverageState.LAPSED : null, organizations),
                                        element("CONTENT", tells ? CoverageState.NONE : null, organizations))),
                        layer(
                                LayerKind.PLATFORM,
                                1,
                                List.of(element(
                                        "DATA_TECH_PLATFORM", tells ? CoverageState.NONE : null, organizations)))),
                base(organizations));
    }

    /** An architecture with so many elements in each layer, some with nasty names. */
    static CapabilityMapView map(int across, int down, int platform) {
        return new CapabilityMapView(
                "x",
                NASTY.getFirst(),
                NASTY.get(6),
                AS_OF,
                "2030-01",
                NASTY.get(7),
                NASTY.get(2),
                200,
                List.of(
                        layer(LayerKind.HORIZONTAL, 4, many(across)),
                        layer(LayerKind.VERTICAL, 2, many(down)),
                        layer(LayerKind.PLATFORM, null, many(platform))),
                across == 0 ? List.of() : base(200));
    }

    private static List<CapabilityMapView.Element> many(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new CapabilityMapView.Element(
                        "E" + i,
                        NASTY.get(i % NASTY.size()),
                        NASTY.get((i + 3) % NASTY.size()),
                        i % 2 == 0 ? Confidence.STATED : Confidence.INFERRED,
                        CoverageState.values()[i % 6],
                        i % 3 == 0 ? CoverageState.LIVE : null,
                        i,
                        List.of("AG-2019-0001", "AG-2019-0002"),
                        List.of("RO-1"),
                        List.of("DP-1")))
                .toList();
    }

    private static List<CapabilityMapView.Capability> base(int organizations) {
        boolean tells = organizations > 0;
        return List.of(
                capability("CLOUD", "云", "Cloud", tells ? CoverageState.LIVE : null, organizations),
                capability(
                        "LBS",
                        "LBS",
                        "Location-based services (LBS)",
                        tells ? CoverageState.AGREED : null,
                        organizations),
                capability(
                        "AI",
                        "AI",
                        "Artificial intelligence (AI)",
                        tells ? CoverageState.UNCOVERED : null,
                        organizations),
                capability("BIG_DATA", "大数据", "Big data", tells ? CoverageState.NONE : null, organizations));
    }

    private static CapabilityMapView.Capability capability(
            String code, String nameZh, String nameEn, @Nullable CoverageState state, int organizations) {
        boolean some = state != null && state != CoverageState.NONE;
        return new CapabilityMapView.Capability(
                code,
                nameZh,
                nameEn,
                state,
                state == CoverageState.PLANNED ? CoverageState.AGREED : null,
                some ? Math.min(organizations, 3) : 0,
                some ? List.of("AG-2019-DONGFENG") : List.of(),
                state == CoverageState.LIVE ? List.of("RO-FORTHING-T5") : List.of(),
                state == CoverageState.UNCOVERED ? List.of("DP-RUQI") : List.of());
    }

    private static CapabilityMapView.Layer layer(
            LayerKind kind, @Nullable Integer declared, List<CapabilityMapView.Element> elements) {
        return new CapabilityMapView.Layer(kind, kind.nameZh(), kind.nameEn(), declared, elements);
    }

    private static CapabilityMapView.Element element(String code, @Nullable CoverageState state, int organizations) {
        Label label = ELEMENTS.getOrDefault(code, new Label(code, code));
        boolean some = state != null && state != CoverageState.NONE;
        boolean landed = state == CoverageState.LIVE || state == CoverageState.UNCOVERED;
        return new CapabilityMapView.Element(
                code,
                label.nameZh(),
                label.nameEn(),
                code.equals("CONTENT") ? Confidence.INFERRED : Confidence.STATED,
                state,
                state == CoverageState.PLANNED ? CoverageState.AGREED : null,
                some ? Math.min(organizations, 3) : 0,
                some ? List.of("AG-2018-DONGFENG-LIUZHOU", "AG-2019-DONGFENG") : List.of(),
                landed ? List.of("RO-FORTHING-T5") : List.of(),
                state == CoverageState.UNCOVERED ? List.of("DP-RUQI") : List.of());
    }

    /** So many organizations, with every state in turn. */
    static CoverageView coverage(int rows) {
        return coverage(IntStream.range(0, rows)
                .mapToObj(i -> {
                    Label name = AUTOMAKERS.get(i % AUTOMAKERS.size());
                    String suffix = i < AUTOMAKERS.size() ? "" : " " + (i / AUTOMAKERS.size() + 1);
                    return new Label(name.nameZh() + suffix, name.nameEn() + suffix);
                })
                .toList());
    }

    static CoverageView coverage(List<Label> names) {
        List<CoverageView.Row> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(row(i, names.get(i)));
        }
        return new CoverageView(
                AS_OF,
                "2019-05",
                List.copyOf(DOMAINS.keySet()),
                List.copyOf(ELEMENTS.keySet()),
                List.of("CLOUD", "LBS", "AI", "BIG_DATA"),
                rows);
    }

    /** The same against another date, at which each had what the one after it has now; the last is gone. */
    static HeatMap compared(int rows) {
        CoverageView all = coverage(rows);
        Map<String, CoverageView.Row> then = new LinkedHashMap<>();
        for (int i = 0; i < rows; i++) {
            then.put(all.rows().get(i).organization(), all.rows().get((i + 1) % rows));
        }
        return HeatMap.of(
                all.withRows(all.rows().subList(0, rows - 1)),
                new CoverageComparison(
                        LocalDate.of(2018, 12, 31), then, all.rows().subList(rows - 1, rows)));
    }

    /** A heat map of groups of these sizes. */
    static HeatMap grouped(CoverageGrouping by, HeatMap map, int... sizes) {
        List<CoverageGroup> groups = new ArrayList<>();
        List<String> countries = List.of("CN", "DE", "US", "GB", CoverageGroup.UNKNOWN);
        int from = 0;
        for (int size : sizes) {
            groups.add(new CoverageGroup(
                    by, countries.get(groups.size()), map.rows().subList(from, from + size)));
            from += size;
        }
        return map.withGroups(groups);
    }

    /** What became of some parts of a map. */
    static CapabilityMapComparison comparison(int organizations) {
        return new CapabilityMapComparison(
                LocalDate.of(2018, 12, 31),
                organizations,
                Map.of(
                        "IOV", new CapabilityMapComparison.Tally(1, 0),
                        "AUTO_CLOUD", new CapabilityMapComparison.Tally(0, 1),
                        "VEHICLE_SECURITY", new CapabilityMapComparison.Tally(organizations > 1 ? 12 : 0, 1)),
                Map.of("CLOUD", new CapabilityMapComparison.Tally(1, organizations > 1 ? 3 : 0)));
    }

    private static CoverageView.Row row(int number, Label name) {
        List<CoverageView.Basis> basis = List.of(new CoverageView.Basis(
                "AG-2019-" + number,
                null,
                number % 3 == 0 ? "dongfeng" : null,
                Confidence.STATED,
                AgreementPhase.IN_FORCE));
        List<CoverageView.Cell> cells = new ArrayList<>();
        List<CoverageView.ElementCell> elements = new ArrayList<>();
        for (String domain : DOMAINS.keySet()) {
            cells.add(new CoverageView.Cell(domain, state(number, cells.size()), basis, List.of(), List.of(), null));
        }
        for (String element : ELEMENTS.keySet()) {
            elements.add(new CoverageView.ElementCell(
                    element, state(number + 2, elements.size()), basis, List.of("RO-" + number), List.of(), null));
        }
        List<CoverageView.CapabilityCell> capabilities = new ArrayList<>();
        for (String capability : List.of("CLOUD", "LBS", "AI", "BIG_DATA")) {
            capabilities.add(new CoverageView.CapabilityCell(
                    capability,
                    state(number + 4, capabilities.size()),
                    basis,
                    List.of(),
                    List.of("DEP-" + number),
                    null));
        }
        return new CoverageView.Row(
                "o" + number,
                name.nameZh(),
                name.nameEn(),
                Certainty.CERTAIN,
                new CoverageView.Breadth(
                        (int) cells.stream()
                                .filter(it -> it.state().isCovered())
                                .count(),
                        (int) elements.stream()
                                .filter(it -> it.state().isCovered())
                                .count(),
                        0),
                new CoverageView.Depth(1, 2, 0, 1),
                cells,
                elements,
                capabilities);
    }

    private static CoverageState state(int row, int column) {
        return CoverageState.values()[Math.floorMod(row * 31 + column * column + row / 3, 6)];
    }

    /** What happened with 东风, told in full. */
    static TimelineView dongfeng() {
        return new TimelineView(
                "dongfeng",
                "东风汽车集团",
                "Dongfeng Motor Group",
                AS_OF,
                List.of(
                        new AgreementBar(
                                "AG-2018-DONGFENG-LIUZHOU",
                                "东风柳汽—腾讯车联合作协议",
                                "Cooperation agreement of Dongfeng Liuzhou and Tencent Auto Intelligence",
                                List.of("dongfeng-liuzhou"),
                                LocalDate.of(2018, 9, 16),
                                DatePrecision.DAY,
                                LocalDate.of(2020, 9, 15),
                                DatePrecision.DAY,
                                AgreementPhase.EXPIRING,
                                List.of(
                                        new Mark(LocalDate.of(2018, 5, 2), null, "DRAFTED", null),
                                        new Mark(LocalDate.of(2018, 9, 16), null, "SIGNED", null),
                                        new Mark(LocalDate.of(2018, 9, 16), null, "EFFECTIVE", null),
                                        new Mark(LocalDate.of(2019, 3, 1), null, "AMENDMENT", "1"),
                                        new Mark(LocalDate.of(2019, 12, 31), null, "MILESTONE", "FUTURELINK"),
                                        new Mark(LocalDate.of(2020, 9, 15), null, "EXPIRY", null))),
                        new AgreementBar(
                                "AG-2019-DONGFENG",
                                "东风—腾讯战略协议",
                                "Strategic agreement of Dongfeng and Tencent",
                                List.of("dongfeng"),
                                LocalDate.of(2019, 6, 28),
                                DatePrecision.BY,
                                null,
                                null,
                                AgreementPhase.IN_FORCE,
                                List.of(new Mark(LocalDate.of(2019, 6, 28), DatePrecision.BY, "SIGNED", null))),
                        new AgreementBar(
                                "AG-2019-DRAFT",
                                "智慧物流项目协议",
                                "Project agreement on smart logistics",
                                List.of("dongfeng"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(new Mark(LocalDate.of(2019, 5, 20), null, "NEGOTIATING", null))),
                        new AgreementBar(
                                "AG-2016-OLD",
                                "车载内容备忘录",
                                "Memorandum on in-car content",
                                List.of("dongfeng"),
                                LocalDate.of(2017, 3, 31),
                                DatePrecision.QUARTER,
                                LocalDate.of(2018, 6, 30),
                                DatePrecision.MONTH,
                                AgreementPhase.TERMINATED,
                                List.of(
                                        new Mark(LocalDate.of(2017, 3, 31), DatePrecision.QUARTER, "SIGNED", null),
                                        new Mark(LocalDate.of(2018, 6, 30), DatePrecision.MONTH, "TERMINATED", null)))),
                List.of(
                        new RolloutBar(
                                "RO-FORTHING-T5",
                                "forthing-t5",
                                "风行T5",
                                "Forthing T5",
                                "ECO_CONNECTED_VEHICLE",
                                "生态车联网",
                                "Ecosystem connected vehicle",
                                "LAUNCHED",
                                List.of(
                                        stage("PLANNED", null, LocalDate.of(2018, 10, 8)),
                                        stage("INTEGRATING", LocalDate.of(2018, 12, 1), LocalDate.of(2018, 12, 20)),
                                        stage("VALIDATING", LocalDate.of(2019, 3, 1), LocalDate.of(2019, 4, 12)),
                                        stage("LAUNCHED", LocalDate.of(2019, 5, 1), LocalDate.of(2019, 6, 28)))),
                        new RolloutBar(
                                "RO-AEOLUS-YIXUAN",
                                "aeolus-yixuan",
                                "风神奕炫",
                                "Aeolus Yixuan",
                                "IN_CAR_WECHAT",
                                "车载微信服务",
                                "In-car WeChat service",
                                "INTEGRATING",
                                List.of(
                                        stage("INTEGRATING", LocalDate.of(2019, 6, 1), LocalDate.of(2019, 5, 20)),
                                        stage("VALIDATING", LocalDate.of(2019, 10, 1), null),
                                        new StageDates(
                                                "LAUNCHED",
                                                LocalDate.of(2019, 12, 1),
                                                LocalDate.of(2020, 3, 31),
                                                DatePrecision.QUARTER,
                                                null,
                                                null)))),
                List.of(new DeploymentBar(
                        "DP-RUQI",
                        "ruqi",
                        "如祺出行",
                        "Ruqi Mobility",
                        "MOBILITY_SERVICE",
                        "出行服务解决方案",
                        "Mobility service solution",
                        LocalDate.of(2019, 12, 31),
                        DatePrecision.YEAR,
                        null,
                        null)),
                List.of(
                        new Event(
                                LocalDate.of(2019, 6, 28),
                                null,
                                "AGREEMENT",
                                "AG-2019-DONGFENG",
                                "SIGNED",
                                false,
                                "dongfeng",
                                "签署",
                                "Signed",
                                null),
                        new Event(
                                LocalDate.of(2019, 6, 28),
                                null,
                                "INSTRUMENT",
                                "IN-DONGFENG-LAB",
                                "PLANNED",
                                false,
                                "dongfeng",
                                "计划设立联合创新实验室",
                                "Joint innovation lab planned",
                                null)),
                List.of());
    }

    private static StageDates stage(String stage, @Nullable LocalDate planned, @Nullable LocalDate actual) {
        return new StageDates(
                stage,
                planned,
                planned,
                planned == null ? null : DatePrecision.DAY,
                actual,
                actual == null ? null : DatePrecision.BY);
    }

    /** One rollout alone, which is at a stage and has these dates. */
    static TimelineView rollout(String at, StageDates... stages) {
        RolloutBar rollout = new RolloutBar(
                "RO-1", "t5", "风行T5", "Forthing T5", "S", "生态车联网", "Ecosystem connected vehicle", at, List.of(stages));
        return new TimelineView(
                "x", "一汽集团", "FAW Group", AS_OF, List.of(), List.of(rollout), List.of(), List.of(), List.of());
    }

    /** So many of each kind over so many years, close together where that cannot be helped. */
    static TimelineView timeline(int records, int years) {
        List<String> kinds = List.of(
                "DRAFTED",
                "NEGOTIATING",
                "SIGNED",
                "EFFECTIVE",
                "AMENDMENT",
                "RENEWAL",
                "NOTICE",
                "EXPIRY",
                "TERMINATED",
                "WITHDRAWN",
                "MILESTONE",
                "SOMETHING_NEW");
        List<String> stages =
                List.of("PLANNED", "INTEGRATING", "VALIDATING", "LAUNCHED", "RETIRED", "ON_HOLD", "CANCELLED", "NEW");
        int days = Math.max(30, years * 365);
        LocalDate start = AS_OF.minusDays(days / 2);
        List<AgreementBar> agreements = new ArrayList<>();
        List<RolloutBar> rollouts = new ArrayList<>();
        List<DeploymentBar> deployments = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            LocalDate from = start.plusDays((long) i * 37 % days);
            List<Mark> marks = new ArrayList<>();
            List<StageDates> dates = new ArrayList<>();
            for (int k = 0; k < i % 13; k++) {
                marks.add(new Mark(
                        from.plusDays((long) k * days / 20),
                        precision(i + k),
                        kinds.get((i + k) % kinds.size()),
                        k % 2 == 0 ? "1" : null));
            }
            for (int k = 0; k < i % 9; k++) {
                LocalDate planned = from.plusDays((long) k * days / 50);
                dates.add(new StageDates(
                        stages.get(k % stages.size()),
                        i % 4 == 0 ? null : planned.minusDays((long) (i % 5) * days / 70),
                        i % 4 == 0 ? null : planned,
                        precision(i + k),
                        k % 3 == 2 ? null : planned.plusDays((long) (i % 7) * days / 90),
                        precision(k)));
            }
            String zh = i % 2 == 0 ? "战略合作协议第 " + i + " 号" : NASTY.get(i / 2 % NASTY.size());
            String en = i % 2 == 0 ? "Strategic cooperation agreement " + i : NASTY.get(i / 2 % NASTY.size());
            AgreementPhase phase = i % 6 == 5 ? null : AgreementPhase.values()[i % 6 % 5];
            agreements.add(new AgreementBar(
                    "AG-%04d".formatted(i),
                    zh,
                    en,
                    List.of(),
                    i % 11 == 7 ? null : from,
                    precision(i),
                    i % 3 == 0 ? null : from.plusDays(days / 3),
                    precision(i + 1),
                    phase,
                    marks));
            rollouts.add(new RolloutBar(
                    "RO-%04d".formatted(i),
                    "m" + i,
                    zh,
                    en,
                    "S",
                    "生态车联网",
                    "Ecosystem connected vehicle",
                    i % 5 == 0 ? null : stages.get(i % stages.size()),
                    dates));
            deployments.add(new DeploymentBar(
                    "DP-%04d".formatted(i),
                    "didi-" + i,
                    NASTY.get(i % NASTY.size()),
                    NASTY.get(i % NASTY.size()),
                    i % 2 == 0 ? null : "MOBILITY_SERVICE",
                    i % 2 == 0 ? null : "出行服务解决方案",
                    i % 2 == 0 ? null : "Mobility service solution",
                    i % 10 == 9 ? null : from,
                    precision(i),
                    i % 2 == 0 ? null : from.plusDays(days / 4),
                    precision(i + 2)));
        }
        return new TimelineView(
                "x", NASTY.get(1), NASTY.get(8), AS_OF, agreements, rollouts, deployments, List.of(), List.of());
    }

    private static DatePrecision precision(int number) {
        return DatePrecision.values()[number % DatePrecision.values().length];
    }

    /** An organization with which nothing ever happened. */
    static TimelineView nothing() {
        return new TimelineView("x", "一汽集团", "FAW Group", AS_OF, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
