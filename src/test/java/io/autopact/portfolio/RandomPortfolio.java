package io.autopact.portfolio;

import io.autopact.shared.time.Confidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes portfolios up, the same one from the same seed: small, dense, and with every kind of date in them. */
final class RandomPortfolio {

    static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    static final int DAYS = 1500;

    private static final List<String> KINDS = List.of(
            "GROUP",
            "SUBSIDIARY",
            "BRAND",
            "JOINT_VENTURE",
            "COMPANY",
            "SUBSIDIARY",
            "BRAND",
            "TECHNOLOGY_AFFILIATE",
            "MOBILITY_OPERATOR",
            "OWN_UNIT");

    private final Random random;
    private final List<String> domains;
    private final List<Recorded.Solution> solutions;
    private long lastId;

    private RandomPortfolio(long seed, long firstId, List<String> domains, List<Recorded.Solution> solutions) {
        this.random = new Random(seed);
        this.lastId = firstId;
        this.domains = domains;
        this.solutions = solutions;
    }

    static Recorded of(long seed, long firstId, List<String> domains, List<Recorded.Solution> solutions) {
        return new RandomPortfolio(seed, firstId, domains, solutions).portfolio();
    }

    private Recorded portfolio() {
        List<Recorded.Organization> organizations = times(12, number -> {
            long id = ++lastId;
            return new Recorded.Organization(id, "random-" + id, number == 0 ? "GROUP" : any(KINDS));
        });
        return new Recorded(
                organizations,
                ties(organizations),
                organizations.stream()
                        .filter(each -> oneIn(4))
                        .map(each -> new Recorded.Cooperation(each, days()))
                        .toList(),
                times(15, number -> agreement(organizations)),
                times(14, number -> rollout(any(organizations))),
                deployments(organizations));
    }

    /** Each belongs to earlier ones only, so that no day has a cycle; and to one parent at a time. */
    private List<Recorded.Tie> ties(List<Recorded.Organization> organizations) {
        List<Recorded.Tie> ties = new ArrayList<>();
        for (int child = 1; child < organizations.size(); child++) {
            for (int attempt = random.nextInt(4); attempt > 0; attempt--) {
                Recorded.Tie tie = new Recorded.Tie(
                        organizations.get(child),
                        organizations.get(random.nextInt(child)),
                        any(List.of("SUBSIDIARY_OF", "SUBSIDIARY_OF", "BRAND_OF", "JOINT_VENTURE_OF", "AFFILIATE_OF")),
                        days());
                if (ties.stream().noneMatch(other -> clash(tie, other))) {
                    ties.add(tie);
                }
            }
        }
        return ties;
    }

    private static boolean clash(Recorded.Tie tie, Recorded.Tie other) {
        return tie.of().equals(other.of())
                && tie.days().overlap(other.days())
                && (tie.to().equals(other.to()) || isParent(tie) && isParent(other));
    }

    private static boolean isParent(Recorded.Tie tie) {
        return tie.kind().equals("SUBSIDIARY_OF") || tie.kind().equals("BRAND_OF");
    }

    private Recorded.Agreement agreement(List<Recorded.Organization> organizations) {
        long id = ++lastId;
        String status = any(List.of(
                "SIGNED",
                "SIGNED",
                "SIGNED",
                "SIGNED",
                "SIGNED",
                "TERMINATED",
                "TERMINATED",
                "NEGOTIATING",
                "DRAFT",
                "WITHDRAWN"));
        boolean signed = status.equals("SIGNED") || status.equals("TERMINATED");
        LocalDate start = day();
        LocalDate effective = signed && oneIn(15) ? null : start.plusDays(oneIn(2) ? 0 : random.nextInt(-20, 120));
        LocalDate expires = effective == null || oneIn(3) ? null : end(effective.plusDays(random.nextInt(900)));
        Integer renewal = expires != null && oneIn(2) ? any(List.of(1, 3, 6, 12, 18)) : null;
        List<Recorded.Amendment> amendments =
                signed && effective != null ? amendments(later(start, effective), renewal != null) : List.of();
        return new Recorded.Agreement(
                id,
                "RANDOM-" + id,
                status,
                oneIn(2) ? start.minusDays(random.nextInt(200)) : null,
                oneIn(3) ? start.minusDays(random.nextInt(100)) : null,
                signed ? start : null,
                effective,
                expires,
                oneIn(2) ? any(List.of(0, 30, 90, 400)) : null,
                renewal,
                oneIn(2),
                status.equals("TERMINATED") ? start.plusDays(random.nextInt(700)) : null,
                status.equals("WITHDRAWN") && !oneIn(4) ? start.plusDays(random.nextInt(400)) : null,
                parties(organizations, amendments),
                scope(effective, amendments),
                named(effective, amendments),
                elements(effective, amendments),
                amendments);
    }

    private List<Recorded.Amendment> amendments(LocalDate from, boolean renewsItself) {
        List<Recorded.Amendment> amendments = new ArrayList<>();
        for (int number = 1; oneIn(2) && number < 5; number++) {
            LocalDate on = from.plusDays(random.nextInt(700));
            amendments.add(
                    switch (any(
                            renewsItself
                                    ? List.of("NOTICE", "RENEWAL", "AMENDMENT")
                                    : List.of("RENEWAL", "AMENDMENT"))) {
                        case "NOTICE" -> new Recorded.Amendment(number, "NOTICE", on, null, null);
                        case "RENEWAL" ->
                            new Recorded.Amendment(number, "RENEWAL", on, end(on.plusDays(random.nextInt(600))), null);
                        default ->
                            new Recorded.Amendment(
                                    number,
                                    "AMENDMENT",
                                    on,
                                    oneIn(3) ? end(on.plusDays(random.nextInt(600))) : null,
                                    oneIn(2) ? random.nextBoolean() : null);
                    });
        }
        return amendments;
    }

    /** Parts that hold from the beginning or came with an amendment, one after the other where they are the same. */
    private record Part(Recorded.Days days, @Nullable Integer addedIn) {}

    private List<Part> parts(@Nullable LocalDate start, List<Recorded.Amendment> amendments) {
        List<LocalDate> steps = new ArrayList<>();
        amendments.stream()
                .filter(amendment -> amendment.kind().equals("AMENDMENT"))
                .map(Recorded.Amendment::effectiveOn)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(steps::add);
        List<Part> parts = new ArrayList<>();
        LocalDate from = start;
        Integer addedIn = null;
        boolean open = !oneIn(4);
        for (LocalDate step : steps) {
            if (oneIn(2) && (from == null || step.isAfter(from))) {
                if (open) {
                    parts.add(new Part(new Recorded.Days(from, step.minusDays(1)), addedIn));
                }
                open = !open;
                from = step;
                addedIn = amendments.stream()
                        .filter(amendment -> amendment.effectiveOn().equals(step))
                        .map(Recorded.Amendment::number)
                        .findFirst()
                        .orElseThrow();
            }
        }
        if (open) {
            LocalDate until = oneIn(6) ? later(from == null ? FIRST : from, day()) : null;
            parts.add(new Part(new Recorded.Days(from, until), addedIn));
        }
        return parts;
    }

    private List<Recorded.Party> parties(
            List<Recorded.Organization> organizations, List<Recorded.Amendment> amendments) {
        List<Recorded.Organization> some = new ArrayList<>(organizations);
        Collections.shuffle(some, random);
        return some.stream()
                .limit(random.nextInt(1, 4))
                .flatMap(organization -> parts(null, amendments).stream()
                        .map(part -> new Recorded.Party(organization, part.days(), part.addedIn())))
                .toList();
    }

    private List<Recorded.Scope> scope(@Nullable LocalDate effective, List<Recorded.Amendment> amendments) {
        return domains.stream()
                .filter(domain -> oneIn(3))
                .flatMap(domain -> parts(oneIn(12) ? null : effective, amendments).stream()
                        .map(part -> new Recorded.Scope(domain, part.days(), confidence(), part.addedIn())))
                .toList();
    }

    private List<Recorded.Named> named(@Nullable LocalDate effective, List<Recorded.Amendment> amendments) {
        return solutions.stream()
                .filter(solution -> oneIn(5))
                .flatMap(solution -> parts(oneIn(12) ? null : effective, amendments).stream()
                        .map(part -> new Recorded.Named(solution, part.days(), confidence(), part.addedIn())))
                .toList();
    }

    private List<Recorded.NamedElement> elements(@Nullable LocalDate effective, List<Recorded.Amendment> amendments) {
        return solutions.stream()
                .map(Recorded.Solution::element)
                .filter(Objects::nonNull)
                .distinct()
                .filter(element -> oneIn(5))
                .flatMap(element -> parts(oneIn(12) ? null : effective, amendments).stream()
                        .map(part -> new Recorded.NamedElement(element, part.days(), confidence(), part.addedIn())))
                .toList();
    }

    /** Forward on the way, with plans or without, at times on hold, and at times given up. */
    private Recorded.Rollout rollout(Recorded.Organization maker) {
        long id = ++lastId;
        List<Recorded.Stage> stages = new ArrayList<>();
        LocalDate on = day();
        LocalDate plan = day();
        int reached = random.nextInt(-1, 5);
        List<String> way = List.of("PLANNED", "INTEGRATING", "VALIDATING", "LAUNCHED", "RETIRED");
        for (int place = 0; place < way.size(); place++) {
            boolean actual = place <= reached && (place == reached || place == 3 || oneIn(2));
            boolean planned = place > 0 && place < 4 && oneIn(3);
            if (actual || planned) {
                stages.add(new Recorded.Stage(
                        way.get(place), planned ? plan : null, planned ? day() : null, actual ? on : null, null));
            }
            on = on.plusDays(random.nextInt(200));
            plan = plan.plusDays(random.nextInt(200));
        }
        if (reached >= 0 && reached < 3 && oneIn(3)) {
            stages.add(
                    new Recorded.Stage("ON_HOLD", null, null, on, oneIn(2) ? on.plusDays(random.nextInt(90)) : null));
        }
        if (reached < 3 && oneIn(4)) {
            stages.add(new Recorded.Stage("CANCELLED", null, null, on.plusDays(100), null));
        }
        return new Recorded.Rollout(id, "RANDOM-" + id, maker, any(solutions), stages);
    }

    private List<Recorded.Deployment> deployments(List<Recorded.Organization> organizations) {
        List<Recorded.Deployment> deployments = new ArrayList<>();
        for (int attempt = 0; attempt < 14; attempt++) {
            long id = ++lastId;
            Recorded.Deployment deployment = new Recorded.Deployment(
                    id, "RANDOM-" + id, any(organizations), oneIn(5) ? null : any(solutions), days());
            if (deployments.stream()
                    .noneMatch(other -> other.organization().equals(deployment.organization())
                            && other.solution() != null
                            && other.solution().equals(deployment.solution())
                            && other.days().overlap(deployment.days()))) {
                deployments.add(deployment);
            }
        }
        return deployments;
    }

    private Recorded.Days days() {
        LocalDate from = day();
        return new Recorded.Days(oneIn(6) ? null : from, oneIn(2) ? null : from.plusDays(random.nextInt(800)));
    }

    /** Terms end on any day, and at times with a month. */
    private LocalDate end(LocalDate day) {
        return oneIn(2) ? day : day.withDayOfMonth(day.lengthOfMonth());
    }

    LocalDate day() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private Confidence confidence() {
        return oneIn(3) ? Confidence.INFERRED : Confidence.STATED;
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static <T> List<T> times(int times, IntFunction<T> make) {
        return IntStream.range(0, times).mapToObj(make).toList();
    }
}
