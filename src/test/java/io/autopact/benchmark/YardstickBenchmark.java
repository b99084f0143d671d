package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.hyperfoil.http.api.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import probe.PlainStatements;

/**
 * What the service takes beside others that do the same work on the same data in the same run: the plain statement that
 * a client's columns need, over bare JDBC, and a small service written by hand over those statements, without security,
 * history, rules and retries. The service's own statement as a limit does not tell what the statement itself costs. It
 * is no test and runs on demand: {@code mvn verify -Pbenchmark -Dit.test=YardstickBenchmark}.
 */
class YardstickBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 8));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("benchmark.warmUp", 15));
    private static final int MOST_WARM_UPS = 8;
    private static final int CLIENTS = 16;
    private static final String PATH = "/api/v1/agreements";
    private static final String DRAFT = """
            {"number": "%s", "kind": "STRATEGIC_AGREEMENT", "titleZh": "战略协议", "titleEn": "Agreement",
             "parties": [{"organization": "bench-own", "role": "OWN"}, {"organization": "%s", "role": "COUNTERPARTY"}],
             "scope": ["CONNECTED_VEHICLE", "SMART_MOBILITY", "VEHICLE_SECURITY"], "effectiveOn": "2026-01-01"}""";

    @TempDir
    private Path folder;

    private final AtomicInteger drafts = new AtomicInteger();

    /**
     * A kind of work.
     *
     * @param rateAim the share of the probe's rate that the service is to reach
     * @param databaseAim at most so many times PostgreSQL's time for the plain statement
     */
    private record Work(
            String name,
            HttpMethod method,
            Supplier<Load.Asked> service,
            Supplier<Load.Asked> probe,
            Limit.Worker plain,
            double rateAim,
            double databaseAim) {}

    /**
     * What one run came to.
     *
     * @param process milliseconds of a processor that the service took for each request
     * @param database milliseconds of a processor that PostgreSQL took for each
     */
    private record Cost(double rate, double process, double database, long bytes) {}

    /** @param plain that of the statement over bare JDBC, whose process is the benchmark's own */
    private record Round(Cost plain, Cost probe, Cost service) {

        double rateShare() {
            return service.rate() / probe.rate();
        }

        double databaseTimes() {
            return service.database() / plain.database();
        }
    }

    @Test
    void besideTheStatementThatAClientNeedsAndAServiceWrittenByHand() throws Exception {
        assertThat(Register.isExternal())
                .as("The database's time is told on this machine alone")
                .isFalse();
        try (Register register = Register.start(folder.resolve("data"), "")) {
            register.fillWithoutRollouts();
            Workloads workloads = new Workloads(register, 2000);
            workloads.makeBareTables();
            register.settle();
            try (Probe probe = Probe.start(register, folder.resolve("probe"))) {
                Map<Work, List<Round>> rounds = new LinkedHashMap<>();
                for (Work work : works()) {
                    warmUp(loadOf(register), work.method(), work.service());
                    warmUp(loadOf(probe), work.method(), work.probe());
                    List<Round> all = new ArrayList<>();
                    for (int i = 0; i < ROUNDS; i++) {
                        all.add(round(register, probe, work));
                        System.out.println(row(work, List.of(all.getLast())));
                    }
                    rounds.put(work, all);
                }
                Table table = new Table(
                        "| work | plain statement, ms of PostgreSQL | probe: rate, ms of it + PostgreSQL, bytes | autopact:"
                                + " rate, ms of it + PostgreSQL, bytes | share of the probe's rate | times the plain"
                                + " statement's PostgreSQL |",
                        "| --- | --- | --- | --- | --- | --- |");
                rounds.forEach((work, all) -> table.row(row(work, all)));
                table.write("yardstick");
            }
        }
    }

    private List<Work> works() {
        return List.of(
                new Work(
                        "one agreement with its parties and scope",
                        HttpMethod.GET,
                        () -> {
                            String number = someAgreement();
                            return Load.Asked.get(PATH + "/" + number, beginsWith(number));
                        },
                        () -> {
                            String number = someAgreement();
                            return Load.Asked.get(PATH + "/" + number, beginsWith(number));
                        },
                        connection -> reading(connection, PlainStatements.AGREEMENT, YardstickBenchmark::someAgreement),
                        0.5,
                        2),
                page("50 agreements of an automaker, whole", "", 0.25),
                page(
                        "50 agreements of an automaker, `fields` as many as the probe's",
                        "&fields=number,titleZh,titleEn,status,signedOn",
                        0.5),
                new Work(
                        "write an agreement",
                        HttpMethod.POST,
                        () -> draft("Y-S-", true),
                        () -> draft("Y-P-", false),
                        this::inserting,
                        0.4,
                        4));
    }

    private static Work page(String name, String fields, double rateAim) {
        Predicate<byte[]> fifty = body -> count(body, "{\"number\":") == 50;
        return new Work(
                name,
                HttpMethod.GET,
                () -> Load.Asked.get(
                        PATH + "?organization=%s&status=SIGNED&limit=50%s".formatted(someGroup(), fields), fifty),
                () -> Load.Asked.get(PATH + "?organization=" + someGroup(), fifty),
                connection -> reading(connection, PlainStatements.AGREEMENTS, YardstickBenchmark::someGroup),
                rateAim,
                5);
    }

    private Load.Asked draft(String prefix, boolean withKey) {
        String number = prefix + drafts.incrementAndGet();
        return new Load.Asked(
                PATH,
                DRAFT.formatted(number, someAutomaker()),
                withKey ? Map.of("idempotency-key", number) : Map.of(),
                201,
                beginsWith(number));
    }

    private static Limit.Work reading(Connection connection, String sql, Supplier<String> code) throws SQLException {
        PreparedStatement statement = prepare(connection, sql);
        return () -> {
            statement.setString(1, code.get());
            Limit.read(statement);
        };
    }

    private Limit.Work inserting(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        PreparedStatement agreement = prepare(connection, PlainStatements.INSERT_AGREEMENT);
        PreparedStatement party = prepare(connection, PlainStatements.INSERT_PARTY);
        PreparedStatement domain = prepare(connection, PlainStatements.INSERT_DOMAIN);
        Date day = Date.valueOf("2026-01-01");
        return () -> {
            agreement.setString(1, "Y-L-" + drafts.incrementAndGet());
            agreement.setString(2, "STRATEGIC_AGREEMENT");
            agreement.setString(3, "战略协议");
            agreement.setString(4, "Agreement");
            agreement.setDate(5, day);
            long id;
            try (ResultSet made = agreement.executeQuery()) {
                made.next();
                id = made.getLong(1);
            }
            Map<String, String> parties = Map.of("bench-own", "OWN", someAutomaker(), "COUNTERPARTY");
            for (Map.Entry<String, String> each : parties.entrySet()) {
                party.setLong(1, id);
                party.setString(2, each.getValue());
                party.setString(3, each.getKey());
                party.addBatch();
            }
            party.executeBatch();
            for (String code : List.of("CONNECTED_VEHICLE", "SMART_MOBILITY", "VEHICLE_SECURITY")) {
                domain.setLong(1, id);
                domain.setDate(2, day);
                domain.setString(3, code);
                domain.addBatch();
            }
            domain.executeBatch();
            connection.commit();
        };
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        prepared.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
        return prepared;
    }

    private static Load loadOf(Register register) {
        return new Load(register.service().port(), register.service().token(), CLIENTS);
    }

    private static Load loadOf(Probe probe) {
        return new Load(probe.service().port(), probe.service().token(), CLIENTS);
    }

    /** Until it becomes no faster. */
    private static void warmUp(Load load, HttpMethod method, Supplier<Load.Asked> requests) {
        double last = 0;
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            double rate = load.run(method, requests, WARM_UP).rate();
            if (rate < 1.05 * last) {
                return;
            }
            last = rate;
        }
    }

    private static Round round(Register register, Probe probe, Work work) throws Exception {
        ProcessHandle database = register.service().postgres();
        Cost plain = cost(
                ProcessHandle.current(),
                database,
                () -> new Limit(register::connect, CLIENTS).run(work.plain(), RUN),
                0);
        Cost byHand = cost(
                probe.service().process(),
                database,
                () -> loadOf(probe).run(work.method(), work.probe(), RUN),
                bytes(probe.service(), work.method(), work.probe()));
        Cost own = cost(
                register.service().process(),
                database,
                () -> loadOf(register).run(work.method(), work.service(), RUN),
                bytes(register.service(), work.method(), work.service()));
        return new Round(plain, byHand, own);
    }

    private interface Running {
        Figures run() throws Exception;
    }

    private static Cost cost(ProcessHandle process, ProcessHandle database, Running running, long bytes)
            throws Exception {
        double processBefore = ProcessorTime.of(process);
        double databaseBefore = ProcessorTime.ofAll(database);
        Figures figures = running.run();
        assertThat(figures.errors())
                .as("answers that are wrong, missing or late")
                .isZero();
        return new Cost(
                figures.rate(),
                1000 * (ProcessorTime.of(process) - processBefore) / figures.count(),
                1000 * (ProcessorTime.ofAll(database) - databaseBefore) / figures.count(),
                bytes);
    }

    /** How large an answer is, as it is sent to who takes it as it is. */
    private static long bytes(
            io.autopact.support.ServiceProcess service, HttpMethod method, Supplier<Load.Asked> requests) {
        return method == HttpMethod.GET
                ? service.read(requests.get().path()).getBytes(StandardCharsets.UTF_8).length
                : 0;
    }

    private static String row(Work work, List<Round> all) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %s | %.2f (%.2f to %.2f; aim %.2f) | %.1f (aim: at most %.0f) |",
                work.name(),
                median(all, round -> round.plain().database()),
                told(all, Round::probe),
                told(all, Round::service),
                median(all, Round::rateShare),
                all.stream().mapToDouble(Round::rateShare).min().orElseThrow(),
                all.stream().mapToDouble(Round::rateShare).max().orElseThrow(),
                work.rateAim(),
                median(all, Round::databaseTimes),
                work.databaseAim());
    }

    private static String told(List<Round> all, java.util.function.Function<Round, Cost> which) {
        long bytes = which.apply(all.getFirst()).bytes();
        return String.format(
                Locale.ROOT,
                "%,.0f/s, %.2f + %.2f%s",
                median(all, round -> which.apply(round).rate()),
                median(all, round -> which.apply(round).process()),
                median(all, round -> which.apply(round).database()),
                bytes == 0 ? "" : String.format(Locale.ROOT, ", %,d", bytes));
    }

    private static double median(List<Round> all, ToDoubleFunction<Round> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Predicate<byte[]> beginsWith(String number) {
        byte[] beginning = "{\"number\":\"%s\"".formatted(number).getBytes(StandardCharsets.UTF_8);
        return body -> java.util.Arrays.mismatch(body, beginning) == beginning.length;
    }

    private static int count(byte[] body, String wanted) {
        return new String(body, StandardCharsets.UTF_8).split(java.util.regex.Pattern.quote(wanted), -1).length - 1;
    }

    private static String someAgreement() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "BENCH-%05d-%03d".formatted(random.nextInt(2000), random.nextInt(5));
    }

    private static String someAutomaker() {
        return "bench-%05d".formatted(ThreadLocalRandom.current().nextInt(2000));
    }

    private static String someGroup() {
        return "bench-%05d".formatted(ThreadLocalRandom.current().nextInt(100) * 20);
    }
}
