package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Csv;
import io.autopact.support.Kept;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every data set as CSV, on the article's portfolio. */
@ArticleTest
class ExportTests {

    @Autowired
    private Api api;

    @Autowired
    private DataSets dataSets;

    static Stream<String> names() {
        return Stream.of(
                "agreement_capabilities",
                "agreement_elements",
                "agreement_lineage",
                "agreement_parties",
                "agreement_scope",
                "agreement_signatories",
                "agreement_solutions",
                "agreements",
                "amendments",
                "architecture_capabilities",
                "architecture_elements",
                "architectures",
                "capabilities",
                "claim_records",
                "claims",
                "cooperation_domains",
                "cooperations",
                "coverage",
                "deployments",
                "element_domains",
                "event_organizations",
                "event_records",
                "events",
                "evidence",
                "instruments",
                "milestone_plans",
                "milestones",
                "organization_aliases",
                "organization_ties",
                "organizations",
                "people",
                "responsible",
                "rollout_plans",
                "rollout_stages",
                "rollouts",
                "solution_capabilities",
                "solution_domains",
                "solution_elements",
                "solution_providers",
                "solutions",
                "sources",
                "vehicle_models");
    }

    private String csv(String path) {
        return api.get("/api/v1/exports/" + path).has(200).body();
    }

    /** The values of a column by the first column. */
    private Map<String, String> column(String path, String column) {
        List<List<String>> rows = Csv.rows(csv(path));
        int position = rows.getFirst().indexOf(column);
        Map<String, String> values = new LinkedHashMap<>();
        rows.stream().skip(1).forEach(row -> values.put(row.getFirst(), row.get(position)));
        return values;
    }

    @Test
    void theCatalogueListsEveryDataSet() {
        assertThat(api.get("/api/v1/exports").has(200).items("name")).containsExactlyElementsOf(names().toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theHeaderNamesTheDescribedColumnsInTheirOrder(String name) {
        Answer description = api.get("/api/v1/exports/" + name).has(200);
        List<String> described = description.json().at("/columns").findValuesAsString("name");
        assertThat(Csv.rows(csv(name + ".csv")).getFirst()).containsExactlyElementsOf(described);
        assertThat(description.json().at("/columns").findValuesAsString("readOnly"))
                .as("recorded columns come first")
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @ParameterizedTest
    @MethodSource("names")
    void rowsStandInTheOrderOfTheKeyAndAreUniqueInIt(String name) {
        List<List<String>> rows = Csv.rows(csv(name + ".csv"));
        List<Integer> key = dataSets.find(name).orElseThrow().key().stream()
                .map(rows.getFirst()::indexOf)
                .toList();
        List<List<String>> keys = rows.stream()
                .skip(1)
                .map(row -> key.stream().map(row::get).toList())
                .toList();
        assertThat(keys).doesNotHaveDuplicates().isSortedAccordingTo(ExportTests::compare);
    }

    /** As the database does with collation C: by bytes in UTF-8. */
    private static int compare(List<String> left, List<String> right) {
        return IntStream.range(0, left.size())
                .map(i -> Arrays.compareUnsigned(
                        left.get(i).getBytes(StandardCharsets.UTF_8),
                        right.get(i).getBytes(StandardCharsets.UTF_8)))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElse(0);
    }

    @Test
    void anAnswerIsAFileInUtf8() {
        Answer answer = api.get("/api/v1/exports/organizations.csv").has(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"organizations.csv\"");
        assertThat(answer.body()).contains("\ndongfeng,GROUP,东风汽车集团,Dongfeng Motor Corporation,CN,false,");
    }

    @Test
    void anUnknownDataSetIsNotFound() {
        api.get("/api/v1/exports/moons.csv").isProblem(404, "not-found");
        api.get("/api/v1/exports/moons").isProblem(404, "not-found");
    }

    @Test
    void aDerivedDataSetHasNoIncrements() {
        api.get("/api/v1/exports/coverage.csv?since=0")
                .isProblem(400, "invalid-request")
                .names("since", "not-available");
    }

    @Test
    void aDateThatIsNoneIsRefused() {
        api.get("/api/v1/exports/agreements.csv?asOf=yesterday").isProblem(400, "invalid-request");
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2018-09-15, ''                , ''        , ''",
        "2018-09-16, IN_FORCE          , ''        , ''",
        "2019-06-27, IN_FORCE          , ''        , ''",
        "2019-06-28, IN_FORCE          , IN_FORCE  , IN_FORCE"
    })
    void theDateAskedAboutMovesThePhase(String day, String liuzhou, String dongfeng, String ecarx) {
        assertThat(column("agreements.csv?asOf=" + day, "phase"))
                .containsExactly(
                        Map.entry("AG-2018-DONGFENG-LIUZHOU", liuzhou),
                        Map.entry("AG-2019-DONGFENG", dongfeng),
                        Map.entry("AG-2019-ECARX", ecarx));
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2018-09-15, ''",
        "2019-06-27, changan dongfeng dongfeng-liuzhou faw gac",
        "2019-06-28, audi bmw changan dongfeng dongfeng-liuzhou ecarx faw fca gac geely mercedes-benz ruqi"
    })
    void theDateAskedAboutMovesWhoIsInCooperation(String day, String expected) {
        Map<String, String> cooperating = column("organizations.csv?asOf=" + day, "in_cooperation");
        assertThat(cooperating.values()).isSubsetOf("true", "false");
        assertThat(cooperating.entrySet().stream()
                        .filter(entry -> entry.getValue().equals("true"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void theOrganizationsOfTheArticleOnTheFirstOfJuly2019() {
        assertThat(withoutTheTimeOfTheLoad(csv("organizations.csv?asOf=2019-07-01")))
                .isEqualTo("""
                code,kind,name_zh,name_en,country,archived,merged_into,type,parent,parent_name_zh,parent_name_en,in_cooperation,version
                audi,COMPANY,奥迪,Audi,,false,,AUTOMAKER,,,,true,1
                bmw,COMPANY,宝马,BMW,,false,,AUTOMAKER,,,,true,1
                changan,COMPANY,长安,Changan Automobile,CN,false,,AUTOMAKER,,,,true,1
                didi,MOBILITY_OPERATOR,滴滴,Didi Chuxing,,false,,PARTNER,,,,false,1
                dongfeng,GROUP,东风汽车集团,Dongfeng Motor Corporation,CN,false,,AUTOMAKER,,,,true,1
                dongfeng-liuzhou,SUBSIDIARY,东风柳汽,Dongfeng Liuzhou Motor,CN,false,,AUTOMAKER,dongfeng,东风汽车集团,Dongfeng Motor Corporation,true,1
                ecarx,TECHNOLOGY_AFFILIATE,亿咖通科技,ECARX,,false,,PARTNER,,,,true,1
                faw,COMPANY,一汽,China FAW Group,CN,false,,AUTOMAKER,,,,true,1
                fca,COMPANY,FCA,FCA,,false,,AUTOMAKER,,,,true,1
                gac,COMPANY,广汽,GAC Group,CN,false,,AUTOMAKER,,,,true,1
                geely,COMPANY,吉利,Geely,,false,,AUTOMAKER,,,,true,1
                geely-holding,GROUP,吉利控股,Zhejiang Geely Holding Group,,false,,AUTOMAKER,,,,false,1
                mercedes-benz,COMPANY,奔驰,Mercedes-Benz,,false,,AUTOMAKER,,,,true,1
                ruqi,MOBILITY_OPERATOR,如祺出行,Ruqi Mobility,,false,,PARTNER,,,,true,1
                t3,MOBILITY_OPERATOR,T3出行,T3 Mobility,,false,,PARTNER,,,,false,1
                tencent,OWN_UNIT,腾讯,Tencent,CN,false,,OWN_UNIT,,,,false,1
                tencent-auto-intelligence,OWN_UNIT,腾讯车联,Tencent Auto Intelligence,,false,,OWN_UNIT,,,,false,1
                tencent-autonomous-driving,OWN_UNIT,自动驾驶团队,Tencent autonomous driving team,,false,,OWN_UNIT,,,,false,1
                tencent-future-network-lab,OWN_UNIT,腾讯未来网络实验室,Tencent Future Network Lab,,false,,OWN_UNIT,,,,false,1
                tencent-smart-mobility,OWN_UNIT,腾讯智慧出行,Tencent Smart Mobility,,false,,OWN_UNIT,,,,false,1
                """);
    }

    @Test
    void theAgreementsOfTheArticleOnTheFirstOfJuly2019() {
        assertThat(withoutTheTimeOfTheLoad(csv("agreements.csv?asOf=2019-07-01")))
                .isEqualTo("""
                number,kind,wording_zh,wording_en,title_zh,title_en,status,drafted_on,drafted_on_precision,drafted_on_confidence,negotiating_on,signed_on,signed_on_precision,signed_on_confidence,place_zh,place_en,effective_on,effective_on_precision,effective_on_confidence,expires_on,expires_on_precision,expires_on_confidence,notice_days,renewal_months,extends_to_subsidiaries,reminder_days,terminated_on,termination_reason,withdrawn_on,withdrawal_reason,drafted_on_not_before,signed_on_not_before,effective_on_not_before,expires_on_not_before,phase,own_parties,counterparties,domains,current_expires_on,version,elements,capabilities,ends_on,next_decision_kind,next_decision_on
                AG-2018-DONGFENG-LIUZHOU,COOPERATION_AGREEMENT,合作协议,cooperation agreement,东风柳汽—腾讯车联合作协议,Dongfeng Liuzhou Motor–Tencent Auto Intelligence cooperation agreement,SIGNED,,,,,2018-09-16,DAY,STATED,深圳,Shenzhen,2018-09-16,DAY,INFERRED,,,,,,false,90;30,,,,,,,,,IN_FORCE,tencent-auto-intelligence,dongfeng-liuzhou,CONNECTED_VEHICLE,,1,IOV,,,,
                AG-2019-DONGFENG,STRATEGIC_AGREEMENT,战略协议,strategic agreement,东风—腾讯战略协议,Dongfeng–Tencent strategic agreement,SIGNED,,,,,2019-06-28,DAY,INFERRED,深圳,Shenzhen,2019-06-28,DAY,INFERRED,,,,,,false,90;30,,,,,,,,,IN_FORCE,tencent,dongfeng,CONNECTED_VEHICLE;SMART_MOBILITY;VEHICLE_SECURITY;AUTONOMOUS_DRIVING;SMART_LOGISTICS;DIGITAL_TRANSFORMATION;JOINT_INNOVATION,,1,AUTONOMOUS_DRIVING;AUTO_CLOUD;CONTENT;DATA_TECH_PLATFORM;IOV;MOBILITY_SERVICE;VEHICLE_SECURITY,CLOUD;LBS;AI;BIG_DATA,,,
                AG-2019-ECARX,STRATEGIC_COOPERATION,战略合作,strategic cooperation,亿咖通科技—腾讯智慧出行战略合作,ECARX–Tencent Smart Mobility strategic cooperation,SIGNED,,,,,2019-06-28,BY,INFERRED,,,2019-06-28,BY,INFERRED,,,,,,false,90;30,,,,,,2019-05-01,2019-05-01,,IN_FORCE,tencent-smart-mobility,ecarx,,,1,,,,,
                """);
    }

    /** All but {@code updated_at}, which is the time of the load. */
    private static String withoutTheTimeOfTheLoad(String csv) {
        List<String> header = Csv.rows(csv).getFirst();
        int after = header.size() - 1 - header.indexOf("updated_at");
        String time = "^(.*),[^,]*((?:,[^,]*){%d})$".formatted(after);
        return csv.lines().map(line -> line.replaceFirst(time, "$1$2") + "\n").collect(Collectors.joining());
    }

    @Test
    void theTimeOfTheLastChangeIsAnInstantInUtc() {
        assertThat(column("organizations.csv", "updated_at").values())
                .allSatisfy(
                        instant -> assertThat(instant).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z"));
    }

    @Test
    @Tag(Kept.TAG)
    void theColumnsAreThoseThatReadersRelyOn() {
        Kept.file(Path.of("docs", "api", "data-sets.md")).holds(document());
    }

    private static String line(Column column, String readOnly) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        column.name(), column.type().label(), readOnly, column.descriptionEn(), column.descriptionZh());
    }

    private String document() {
        StringBuilder text = new StringBuilder("""
                # Data sets 数据集

                Generated from the code; `mvn test -Dgroups=kept -Dautopact.keep=true` writes it anew. Each can be had as CSV at
                `/api/v1/exports/{name}.csv`. Columns are only ever appended. An import takes the columns that are not read only
                and ignores the others; rows stand in the order of the key, which is unique.
                """);
        dataSets.all().forEach(dataSet -> {
            text.append(
                    "\n## %s\n\n%s %s · key: %s\n\n| column | type | read only | meaning | 含义 |\n| --- | --- | --- | --- | --- |\n"
                            .formatted(
                                    dataSet.name(),
                                    dataSet.descriptionEn(),
                                    dataSet.descriptionZh(),
                                    dataSet.key().stream()
                                            .map(column -> "`" + column + "`")
                                            .collect(Collectors.joining(", "))));
            dataSet.columns().forEach(column -> text.append(line(column, column.readOnly() ? "yes" : "")));
            dataSet.alsoTaken().forEach(column -> text.append(line(column, "no: imports alone have it")));
        });
        return text.toString();
    }
}
