package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.shared.listing.AnsweredRecord;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.request.CalledOperation;
import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.MemberTexts;
import io.autopact.support.OwnDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every list and every record that has an address answers the members that it is asked for, and what it answers of them
 * is byte for byte what it always is. The name of the pool makes the service, and with it the database, one of this
 * test alone.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "autopact.portfolio=article")
@ContextConfiguration(initializers = OwnDatabase.class)
@TestPropertySource(properties = {"spring.datasource.hikari.pool-name=fields", "autopact.webhook.send=false"})
@Import(Api.class)
@DirtiesContext
class FieldsTests {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)[^}]*}");

    /** What a question needs to be asked at all, or to find something. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "/api/v1/portfolio/changes", "&from=2014-01-01",
            "/api/v1/portfolio/expiring", "&dueBefore=2190-01-01",
            "/api/v1/agreements", "&organization=fields-maker&includeInherited=true",
            "/api/v1/portfolio/summary/evidence", "&asOf=2019-06-28");

    /** A record of each kind, whatever the path calls its code. */
    private static final Map<String, String> RECORDS = Map.ofEntries(
            Map.entry("/api/v1/automakers/", "fields-maker"),
            Map.entry("/api/v1/partners/", "fields-partner"),
            Map.entry("/api/v1/own-units/", "fields-unit"),
            Map.entry("/api/v1/agreements/", "FIELDS-AG"),
            Map.entry("/api/v1/milestones/", "FIELDS-MS"),
            Map.entry("/api/v1/instruments/", "FIELDS-IN"),
            Map.entry("/api/v1/rollouts/", "FIELDS-RO"),
            Map.entry("/api/v1/deployments/", "FIELDS-DE"),
            Map.entry("/api/v1/vehicle-models/", "fields-model"),
            Map.entry("/api/v1/solutions/", "ECO_CONNECTED_VEHICLE"),
            Map.entry("/api/v1/cooperation-domains/", "CONNECTED_VEHICLE"),
            Map.entry("/api/v1/architectures/", "current"),
            Map.entry("/api/v1/webhooks/", "FIELDS-WH"),
            Map.entry("/api/v1/exports/", "agreements"));

    /** Another one where that has nothing to narrow. */
    private static final Map<String, String> OTHERS = Map.of(
            "/api/v1/automakers/{code}/descendants", "/api/v1/automakers/fields-group/descendants",
            "/api/v1/own-units/{code}/descendants", "/api/v1/own-units/tencent/descendants");

    @Autowired
    private Api api;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @BeforeAll
    static void record(@Autowired Api api, @Autowired JdbcClient database) {
        Posts posts = new Posts(api);
        posts.to("automakers", """
                {"code": "fields-group", "kind": "GROUP", "nameZh": "甲", "nameEn": "A"}""");
        posts.to("automakers", """
                {"code": "fields-maker", "kind": "SUBSIDIARY", "nameZh": "乙", "nameEn": "B", "aliases": ["b"],
                 "ties": [{"to": "fields-group", "kind": "SUBSIDIARY_OF", "stakePercent": 50.5, "from": "2020-01-01"}],
                 "cooperation": {"since": "2020-01-01"}}""");
        posts.to("partners", """
                {"code": "fields-partner", "kind": "OTHER", "nameZh": "丙", "nameEn": "C", "parent": "fields-group"}""");
        posts.to("partners", """
                {"code": "fields-part", "kind": "OTHER", "nameZh": "丁", "nameEn": "D", "parent": "fields-partner"}""");
        posts.to("own-units", """
                {"code": "fields-unit", "nameZh": "戊", "nameEn": "E", "parent": "tencent"}""");
        posts.to("people", """
                {"code": "fields-person", "nameZh": "己", "nameEn": "F", "organization": "fields-partner", "email": "f@example.com"}""");
        posts.to("agreements", """
                {"number": "FIELDS-AG", "kind": "PROJECT_AGREEMENT", "titleZh": "甲", "titleEn": "A",
                 "parties": [{"organization": "tencent", "role": "OWN"}, {"organization": "fields-maker", "role": "COUNTERPARTY"}],
                 "signatories": [{"nameZh": "甲", "nameEn": "A", "organization": "fields-maker", "role": "SIGNATORY", "person": "fields-person"}],
                 "scope": ["CONNECTED_VEHICLE"], "solutions": ["ECO_CONNECTED_VEHICLE"], "elements": ["AUTO_CLOUD"],
                 "capabilities": ["LBS"], "renewalMonths": 12, "noticeDays": 30}""");
        posts.to("agreements/FIELDS-AG/sign", "{\"signedOn\": \"2020-01-01\", \"expiresOn\": \"2035-12-31\"}");
        posts.to("agreements/FIELDS-AG/amend", """
                {"effectiveOn": "2021-01-01", "addDomains": ["SMART_MOBILITY"], "note": "more"}""");
        posts.to("agreements", """
                {"number": "FIELDS-UP", "kind": "PROJECT_AGREEMENT", "titleZh": "乙", "titleEn": "B", "extendsToSubsidiaries": true,
                 "parties": [{"organization": "tencent", "role": "OWN"}, {"organization": "fields-group", "role": "COUNTERPARTY"}]}""");
        posts.to("agreements/FIELDS-UP/sign", "{\"signedOn\": \"2020-01-01\"}");
        posts.to("agreements/FIELDS-AG/milestones", """
                {"code": "FIELDS-MS", "titleZh": "甲", "titleEn": "A", "dueOn": "2027-01-01", "owner": "tencent"}""");
        posts.to("agreements/FIELDS-AG/instruments", """
                {"code": "FIELDS-IN", "kind": "FUND", "nameZh": "甲", "nameEn": "A", "amount": "9007199254740993.25", "currency": "CNY"}""");
        posts.to("vehicle-models", """
                {"code": "fields-model", "automaker": "fields-maker", "nameZh": "甲", "nameEn": "A"}""");
        posts.to("rollouts", """
                {"number": "FIELDS-RO", "vehicleModel": "fields-model", "solution": "ECO_CONNECTED_VEHICLE",
                 "stages": [{"stage": "LAUNCHED", "plannedOn": "2022-01-01", "madeOn": "2021-01-01"}]}""");
        posts.to("rollouts/FIELDS-RO/plan", """
                {"stage": "LAUNCHED", "plannedOn": "2023-01-01", "reason": "later"}""");
        posts.to("deployments", """
                {"number": "FIELDS-DE", "organization": "fields-maker", "solution": "ECO_CONNECTED_VEHICLE", "from": "2021-01-01"}""");
        posts.to("webhooks", "{\"code\": \"FIELDS-WH\", \"url\": \"https://hooks.example/\"}");
        posts.to("webhooks/FIELDS-WH/test", "");
        posts.to("calendars", "{\"scope\": {\"organization\": \"fields-maker\"}}");
        database.sql("""
                        with told as (
                            insert into reminder (agreement_id, subject, due_on, days_before, told_on)
                            select id, 'EXPIRY', '2035-12-31', 30, '2035-12-01' from agreement where code = 'FIELDS-AG'
                            returning id)
                        insert into notification (reminder_id, person_id, reached_as)
                        select told.id, person.id, 'RECORD' from told cross join person where person.code = 'fields-person'""").update();
        posts.to("imports/vehicle_models", "code,automaker\nno-name,fields-maker\n", "text/csv");
    }

    /** Writes what it is told to, whatever the version. */
    private record Posts(Api api) {

        void to(String path, String body, String... type) {
            String media = type.length == 0 ? "application/json" : type[0];
            assertThat(api.post("/api/v1/" + path, body, "If-Match", "*", "Content-Type", media))
                    .matches(answer -> answer.status() < 300);
        }
    }

    /** The operations that answer a list, or a record of one, by their paths. */
    private Map<String, HandlerMethod> operations() {
        Map<String, HandlerMethod> reading = new TreeMap<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (mapping.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET))
                    && CalledOperation.isDocumented(method)) {
                mapping.getPatternValues().forEach(path -> reading.put(path, method));
            }
        });
        Set<String> lists = reading.entrySet().stream()
                .filter(operation -> isList(operation.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        reading.keySet()
                .removeIf(path -> !lists.contains(path) && !lists.contains(path.replaceFirst("/\\{[^/]*}$", "")));
        assertThat(lists).hasSizeGreaterThan(35);
        assertThat(reading).hasSizeGreaterThan(lists.size() + 15);
        return reading;
    }

    private static boolean isList(HandlerMethod method) {
        ResolvableType answer = ResolvableType.forMethodReturnType(method.getMethod());
        return (answer.resolve() == ResponseEntity.class ? answer.getGeneric(0) : answer).resolve() == Page.class;
    }

    @Test
    void everyListAndEveryRecordOfOneCanBeAskedForMembers() {
        assertThat(operations().entrySet())
                .allMatch(operation ->
                        AnsweredRecord.canBeNarrowed(operation.getValue().getMethod()));
    }

    @Test
    void eachMemberIsAnsweredByItselfAsItIsAmongAll() {
        Set<String> empty = new TreeSet<>();
        operations().forEach((path, method) -> {
            String address = address(path, method);
            if (MemberTexts.of(api.get(address).has(200).body()).records().isEmpty()) {
                empty.add(path);
            }
            List<String> members = Fields.of(AnsweredRecord.of(method.getMethod()));
            for (String member : members) {
                assertThatNarrowed(address, member, List.of(member));
            }
            List<String> some = new ArrayList<>(members.subList(members.size() / 3, members.size()));
            Collections.reverse(some);
            assertThatNarrowed(address, String.join(", ", some) + "," + some.getFirst(), some);
        });
        assertThat(empty).as("lists without anything to narrow").isEmpty();
    }

    /** What changes by itself, such as when a token was used last, is as it was before or as it was after. */
    private void assertThatNarrowed(String address, String fields, List<String> members) {
        String before = api.get(address).body();
        Answer narrowed = api.get(address + "&fields=" + fields.replace(" ", "%20"));
        String after = api.get(address).body();
        assertThat(narrowed.has(200).body())
                .as("%s&fields=%s", address, fields)
                .isIn(
                        MemberTexts.of(before).narrowedTo(members),
                        MemberTexts.of(after).narrowedTo(members));
    }

    private String address(String path, HandlerMethod method) {
        boolean pages = List.of(method.getMethod().getParameterTypes()).contains(ListRequest.class);
        String concrete = OTHERS.getOrDefault(path, path).replace("{resource}", "agreements");
        for (Map.Entry<String, String> record : RECORDS.entrySet()) {
            concrete = concrete.replaceFirst("^" + record.getKey() + "\\{[^/]*}", record.getKey() + record.getValue());
        }
        if (concrete.contains("{")) {
            String list = concrete.substring(0, concrete.indexOf("/{"));
            String code = Stream.of("code", "number", "id")
                    .map(name -> api.get(list + "?limit=1").has(200).at("/items/0/" + name))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            concrete = concrete.replaceFirst("\\{[^/]*}", code);
        }
        return concrete + (pages ? "?limit=500" : "?") + QUESTIONS.getOrDefault(path, "");
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatAreLikeIt() {
        operations().forEach((path, method) -> {
            String address = address(path, method);
            for (String wrong : List.of("", "%20", "nowhere,")) {
                api.get(address + "&fields=" + wrong)
                        .isProblem(400, "invalid-request")
                        .names("fields", "invalid");
            }
            String member = Fields.of(AnsweredRecord.of(method.getMethod())).getFirst();
            Answer refusal = api.get(address + "&fields=%1$s,%1$s.code,%1$sX".formatted(member))
                    .isProblem(400, "invalid-request")
                    .names("fields", "unknown");
            assertThat(refusal.json().at("/errors/0/detail").asString())
                    .startsWith("There is no member %s.code here.".formatted(member));
            assertThat(refusal.json().at("/errors/1/detail").asString())
                    .isEqualTo("There is no member %1$sX here. Did you mean %1$s?".formatted(member));
        });
    }

    @Test
    void aProblemTellsAllOfItself() {
        Answer whole = api.get("/api/v1/agreements/NOWHERE").isProblem(404, "not-found");
        assertThat(api.get("/api/v1/agreements/NOWHERE?fields=number")
                        .isProblem(404, "not-found")
                        .json()
                        .propertyNames())
                .isEqualTo(whole.json().propertyNames());
    }

    @Test
    void theDocumentNamesTheMembersOfEach() {
        JsonNode document = api.get("/v3/api-docs").has(200).json();
        operations().forEach((path, method) -> {
            String template = VARIABLE.matcher(path).replaceAll("{$1}");
            List<String> named = document.at("/paths")
                    .get(template)
                    .at("/get/parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("name").asString().equals("fields"))
                    .flatMap(parameter -> parameter.at("/schema/items/enum").valueStream())
                    .map(JsonNode::asString)
                    .toList();
            assertThat(named).as(path).isEqualTo(Fields.of(AnsweredRecord.of(method.getMethod())));
        });
    }

    @Test
    void thePagesOfAListHaveTheSameMembers() {
        String list = "/api/v1/agreements";
        Answer first = api.get(list + "?limit=1&fields=titleZh,number").has(200);
        assertThat(first.json().at("/items/0").propertyNames()).containsExactly("number", "titleZh");
        String cursor = first.at("/nextCursor");
        String link = first.header("Link").replaceAll("<.*?(/api/.*)>.*", "$1");
        Answer second = api.get(link).has(200);
        assertThat(second.json().at("/items/0").propertyNames()).containsExactly("number", "titleZh");
        assertThat(api.get(list + "?limit=1&cursor=" + cursor).json().at("/items"))
                .isEqualTo(second.json().at("/items"));
        assertThat(api.get(list + "?limit=1&fields=number,titleZh&cursor=" + cursor)
                        .json()
                        .at("/items"))
                .isEqualTo(second.json().at("/items"));
        api.get(list + "?limit=1&fields=number&cursor=" + cursor).isProblem(400, "invalid-cursor");
        String whole = api.get(list + "?limit=1").at("/nextCursor");
        api.get(list + "?limit=1&fields=number&cursor=" + whole).isProblem(400, "invalid-cursor");
    }

    @Test
    void aRecordsTagIsAnotherOneForOtherMembersAndItsVersionTheSame() {
        operations().forEach((path, method) -> {
            if (!isList(method) && !path.startsWith("/api/v1/exports")) {
                String address = address(path, method);
                List<String> members = Fields.of(AnsweredRecord.of(method.getMethod()));
                String one = members.getFirst();
                String other = members.getLast();
                String tag = api.get(address + "&fields=" + one).header("ETag");
                assertThat(List.of(
                                tag,
                                api.get(address).header("ETag"),
                                api.get(address + "&fields=" + other).header("ETag"),
                                api.get(address + "&fields=%s,%s".formatted(one, other))
                                        .header("ETag")))
                        .as(address)
                        .doesNotHaveDuplicates();
                api.get(address + "&fields=%1$s,%1$s".formatted(one), "If-None-Match", tag)
                        .has(304);
                api.get(address + "&fields=" + other, "If-None-Match", tag).has(200);
            }
        });
        String tag =
                api.get("/api/v1/vehicle-models/fields-model?fields=nameEn").header("ETag");
        api.patch("/api/v1/vehicle-models/fields-model", "{\"nameEn\": \"B\"}", "If-Match", tag)
                .has(200);
        api.patch("/api/v1/vehicle-models/fields-model", "{\"nameEn\": \"C\"}", "If-Match", tag)
                .isProblem(412, "precondition-failed");
    }

    @Test
    void whatTheRegisterSaidIsNarrowedAsWell() {
        String now = "2190-01-01T00:00:00Z";
        for (String record : List.of("automakers/fields-maker", "agreements/FIELDS-AG", "rollouts/FIELDS-RO")) {
            String address = "/api/v1/%s?asOf=2026-11-22&knownAt=%s".formatted(record, now);
            MemberTexts whole = MemberTexts.of(api.get(address).has(200).body());
            for (String member : whole.records().getFirst().keySet()) {
                assertThat(api.get(address + "&fields=" + member).has(200).body())
                        .isEqualTo(whole.narrowedTo(List.of(member)));
            }
        }
    }
}
