package io.autopact.benchmark;

import io.autopact.agreement.AgreementStatements;
import io.hyperfoil.http.api.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked of the service, what must come back, and what the database takes for the same. */
final class Workloads {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final List<String> FIRST = List.of("东长吉奇比蔚理小广红星领极智岚云海天华金宝福丰龙江远宇亚腾飞鸿泰".split(""));
    private static final List<String> SECOND = List.of("风安利瑞来想鹏旗途克氪己图度马晨杰特迪达铃程通翔跃驰野岳山河洋源".split(""));

    private final Register register;
    private final int automakers;
    private final Map<String, Integer> domains = new HashMap<>();
    private final AtomicLong drafts = new AtomicLong();
    private final String run = Long.toString(System.currentTimeMillis(), 36).toUpperCase(java.util.Locale.ROOT);

    /** @param automakers how many of them are there */
    Workloads(Register register, int automakers) throws SQLException {
        this.register = register;
        this.automakers = automakers;
        try (Connection connection = register.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select agreement.code, count(*)
                        from autopact.agreement
                        join autopact.agreement_item as item on item.agreement_id = agreement.id and item.kind = 'DOMAIN'
                        where agreement.code like 'BENCH-%'
                        group by agreement.code""")) {
            while (rows.next()) {
                domains.put(rows.getString(1), rows.getInt(2));
            }
        }
    }

    /**
     * A kind of work.
     *
     * @param name what it is, for the table
     * @param clients how many do it at the same time
     * @param limit what the database does for it; null where there is no limit to compare with
     * @param aim the share of the limit that it is to reach; 0 where the aim is another
     */
    record Workload(
            String name,
            int clients,
            HttpMethod method,
            Supplier<Load.Asked> requests,
            Limit.@Nullable Worker limit,
            double aim) {}

    /** One agreement with its parties and its scope. */
    Workload agreement(int clients) {
        return new Workload(
                "one agreement with its parties and scope" + (clients == 1 ? ", one client" : ""),
                clients,
                HttpMethod.GET,
                () -> {
                    String number = someAgreement();
                    byte[] beginning = "{\"number\":\"%s\",".formatted(number).getBytes(StandardCharsets.UTF_8);
                    int scope = domains.get(number);
                    return Load.Asked.get(
                            "/api/v1/agreements/" + number,
                            body -> Arrays.mismatch(body, beginning) == beginning.length
                                    && count(body, "\"domain\":") == scope
                                    && count(body, "\"role\":") == 2);
                },
                connection -> {
                    PreparedStatement statement = prepare(connection, AgreementStatements.one());
                    return () -> {
                        dates(statement);
                        statement.setString(AgreementStatements.DATES + 1, someAgreement());
                        Limit.read(statement);
                    };
                },
                clients == 1 ? 0 : 0.30);
    }

    /** Fifty agreements of a group, by status, the newest first. */
    Workload agreements(int clients) {
        return new Workload(
                "50 agreements of an automaker by status, newest first",
                clients,
                HttpMethod.GET,
                () -> Load.Asked.get(
                        "/api/v1/agreements?organization=%s&status=SIGNED&limit=50".formatted(someGroup()),
                        body -> count(body, "\"allowedActions\":") == 50 && descending(body)),
                connection -> {
                    PreparedStatement keys = prepare(connection, """
                            select array_agg(page.code)
                            from (
                                select agreement.code
                                from organization
                                join agreement_party as party on party.organization_id = organization.id
                                join agreement on agreement.id = party.agreement_id
                                where organization.code = ? and agreement.status = 'SIGNED'
                                order by coalesce(agreement.signed_on, '-infinity'::date) desc, agreement.code desc
                                limit 50) as page""");
                    PreparedStatement items = prepare(connection, AgreementStatements.several());
                    return () -> {
                        keys.setString(1, someGroup());
                        try (ResultSet found = keys.executeQuery()) {
                            found.next();
                            dates(items);
                            items.setArray(AgreementStatements.DATES + 1, found.getArray(1));
                        }
                        Limit.read(items);
                    };
                },
                0.20);
    }

    /** Names with two characters in them, of 100,000. */
    Workload search(int clients) {
        return new Workload(
                "search of two Chinese characters in 100,000 names",
                clients,
                HttpMethod.GET,
                () -> {
                    String words = someWords();
                    return Load.Asked.get(
                            "/api/v1/organizations?q=" + java.net.URLEncoder.encode(words, StandardCharsets.UTF_8),
                            body -> count(body, "\"nameZh\":") > 0 && count(body, words) >= count(body, "\"nameZh\":"));
                },
                connection -> {
                    PreparedStatement statement = prepare(connection, """
                            select organization.code, organization.name_zh, organization.name_en
                            from organization
                            where organization.id in (
                                select term.organization_id
                                from organization_search_term as term
                                where term.grams @> search_needs(?) and position(search_folded(?) in term.term) > 0)
                            order by organization.code
                            limit 50""");
                    return () -> {
                        String words = someWords();
                        statement.setString(1, words);
                        statement.setString(2, words);
                        Limit.read(statement);
                    };
                },
                0);
    }

    /** A draft with two parties and three domains, durable, with its history and its key for retries. */
    Workload draft(int clients) {
        return new Workload(
                "write an agreement, durable, with history and idempotency",
                clients,
                HttpMethod.POST,
                () -> {
                    String number = "W-%s-%d".formatted(run, drafts.incrementAndGet());
                    String body = """
                            {"number": "%s", "kind": "STRATEGIC_AGREEMENT", "titleZh": "战略协议", "titleEn": "Agreement",
                             "parties": [{"organization": "bench-own", "role": "OWN"}, {"organization": "%s", "role": "COUNTERPARTY"}],
                             "scope": ["CONNECTED_VEHICLE", "SMART_MOBILITY", "VEHICLE_SECURITY"], "effectiveOn": "2026-01-01"}""".formatted(number, someAutomaker());
                    byte[] beginning = "{\"number\":\"%s\",".formatted(number).getBytes(StandardCharsets.UTF_8);
                    return new Load.Asked(
                            "/api/v1/agreements",
                            body,
                            Map.of("idempotency-key", number),
                            201,
                            answer -> Arrays.mismatch(answer, beginning) == beginning.length
                                    && count(answer, "\"domain\":") == 3);
                },
                this::insertion,
                0.40);
    }

    /** How many drafts were sent, to be compared with how many are recorded. */
    long drafts() {
        return drafts.get();
    }

    /** How many drafts of this run are recorded, each with its history. */
    long recordedDrafts() throws SQLException {
        return register.number("""
                select count(*)
                from autopact.agreement
                join autopact.change_item as item on item.record_kind = 'AGREEMENT' and item.record_id = agreement.id
                where agreement.code like 'W-%s-%%' and item.operation = 'CREATED'""".formatted(run));
    }

    /**
     * The tables that the limit of writing inserts into: with the columns, checks, indexes and references of the real
     * ones, and without what the service adds to them.
     */
    void makeBareTables() throws SQLException {
        register.run("""
                set search_path = autopact;
                create table bare_agreement (like agreement including all);
                create table bare_agreement_party (like agreement_party including all,
                    foreign key (agreement_id) references bare_agreement, foreign key (organization_id) references organization);
                create table bare_agreement_item (like agreement_item including all,
                    foreign key (agreement_id) references bare_agreement, foreign key (domain_id) references cooperation_domain);
                alter table bare_agreement alter column recorded_in set default 1;
                alter table bare_agreement_party alter column recorded_in set default 1;
                alter table bare_agreement_item alter column recorded_in set default 1""");
    }

    private Limit.Work insertion(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        PreparedStatement agreement = prepare(connection, """
                insert into bare_agreement (code, kind, title_zh, title_en, status, effective_on, effective_on_precision, effective_on_confidence)
                values (?, 'STRATEGIC_AGREEMENT', '战略协议', 'Agreement', 'DRAFT', '2026-01-01', 'DAY', 'STATED')
                returning id""");
        PreparedStatement parties = prepare(connection, """
                insert into bare_agreement_party (agreement_id, organization_id, role)
                select ?, id, case code when 'bench-own' then 'OWN' else 'COUNTERPARTY' end
                from organization where code in ('bench-own', ?)""");
        PreparedStatement scope = prepare(connection, """
                insert into bare_agreement_item (agreement_id, kind, item_id, valid_from, valid_from_precision, valid_from_confidence)
                select ?, 'DOMAIN', id, '2026-01-01', 'DAY', 'STATED'
                from cooperation_domain where code in ('CONNECTED_VEHICLE', 'SMART_MOBILITY', 'VEHICLE_SECURITY')""");
        return () -> {
            agreement.setString(1, "B-%s-%d".formatted(run, drafts.incrementAndGet()));
            long id;
            try (ResultSet made = agreement.executeQuery()) {
                made.next();
                id = made.getLong(1);
            }
            parties.setLong(1, id);
            parties.setString(2, someAutomaker());
            parties.executeUpdate();
            scope.setLong(1, id);
            scope.executeUpdate();
            connection.commit();
        };
    }

    /** Today's coverage of all, which a client does not have yet. */
    Workload coverage(int clients, Predicate<byte[]> right) {
        return new Workload(
                "today's coverage of all, the whole body",
                clients,
                HttpMethod.GET,
                () -> new Load.Asked("/api/v1/portfolio/coverage", null, Map.of("accept-encoding", "gzip"), 200, right),
                connection -> {
                    PreparedStatement statement = prepare(connection, "select * from coverage_cells(?)");
                    return () -> {
                        statement.setDate(1, Date.valueOf(TODAY));
                        Limit.read(statement);
                    };
                },
                2);
    }

    /** Today's coverage of all, which a client has. */
    Workload unchangedCoverage(int clients, String tag) {
        return new Workload(
                "today's coverage of all, unchanged (304)",
                clients,
                HttpMethod.GET,
                () -> new Load.Asked(
                        "/api/v1/portfolio/coverage",
                        null,
                        Map.of("accept-encoding", "gzip", "if-none-match", tag),
                        304,
                        body -> body.length == 0),
                null,
                0);
    }

    /** The first page of a list of all rollouts. */
    Workload rollouts(String name, int clients, String path) {
        return new Workload(
                name,
                clients,
                HttpMethod.GET,
                () -> Load.Asked.get(path, body -> count(body, "\"number\":\"BR-") == 50),
                null,
                0);
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = autopact");
            statement.execute("set jit = off");
        }
        PreparedStatement prepared = connection.prepareStatement(sql);
        prepared.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
        return prepared;
    }

    private static void dates(PreparedStatement statement) throws SQLException {
        for (int i = 1; i <= AgreementStatements.DATES; i++) {
            statement.setDate(i, Date.valueOf(TODAY));
        }
    }

    private String someAgreement() {
        int automaker = ThreadLocalRandom.current().nextInt(automakers);
        return "BENCH-%05d-%03d"
                .formatted(automaker, ThreadLocalRandom.current().nextInt(5));
    }

    private String someAutomaker() {
        return "bench-%05d".formatted(ThreadLocalRandom.current().nextInt(automakers));
    }

    private String someGroup() {
        return "bench-%05d".formatted(ThreadLocalRandom.current().nextInt(automakers / 20) * 20);
    }

    /** Two characters that stand beside each other in many a name; one time in twenty in thousands of them. */
    private static String someWords() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return random.nextInt(20) == 0
                ? "汽车"
                : FIRST.get(random.nextInt(FIRST.size())) + SECOND.get(random.nextInt(SECOND.size()));
    }

    private static boolean descending(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String last = "9999";
        for (int at = text.indexOf("\"signedOn\":\""); at >= 0; at = text.indexOf("\"signedOn\":\"", at + 1)) {
            String day = text.substring(at + 12, at + 22);
            if (day.compareTo(last) > 0) {
                return false;
            }
            last = day;
        }
        return true;
    }

    private static int count(byte[] body, String wanted) {
        byte[] part = wanted.getBytes(StandardCharsets.UTF_8);
        int count = 0;
        for (int i = 0; i + part.length <= body.length; i++) {
            if (body[i] == part[0] && Arrays.equals(body, i, i + part.length, part, 0, part.length)) {
                count++;
                i += part.length - 1;
            }
        }
        return count;
    }
}
