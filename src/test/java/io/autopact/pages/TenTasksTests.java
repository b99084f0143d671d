package io.autopact.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.autopact.shared.time.Today;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Chromium;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What people come with: a token, the start address and a question. They click, and know nothing of addresses. */
@ArticleTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=tasks")
class TenTasksTests {

    private static @Nullable Chromium chromium;

    @Autowired
    private Api api;

    @Autowired
    private Today today;

    private @Nullable BrowserContext context;
    private @Nullable Page page;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void logIn() {
        record();
        context = Objects.requireNonNull(chromium)
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("en-GB"));
        page = context.newPage();
        page.navigate(api.address() + "/");
        page.getByLabel("API token").fill(api.token("VIEWER"));
        page.getByLabel("API token").press("Enter");
        assertThat(heading("Overview")).isVisible();
    }

    @AfterEach
    void leave() {
        if (context != null) {
            context.close();
        }
    }

    /** A group with a subsidiary, somebody who is responsible, and a launch that was put off. */
    private void record() {
        if (api.get("/api/v1/automakers/task-group").status() == 200) {
            return;
        }
        create("automakers/task-group", "{\"kind\": \"GROUP\", \"nameZh\": \"任务集团\", \"nameEn\": \"Task Group\"}");
        create("automakers/task-maker", """
                {"kind": "SUBSIDIARY", "nameZh": "任务车企", "nameEn": "Task Motors",
                 "ties": [{"to": "task-group", "kind": "SUBSIDIARY_OF", "from": "2015-01-01"}]}""");
        create("people/task-wang", """
                {"nameZh": "王伟", "nameEn": "Wang Wei", "organization": "tencent"}""");
        create("agreements/TASK-1", """
                {"kind": "STRATEGIC_AGREEMENT", "titleZh": "任务战略协议", "titleEn": "Task framework",
                 "parties": [{"organization": "tencent", "role": "OWN"},
                     {"organization": "task-group", "role": "COUNTERPARTY"}],
                 "extendsToSubsidiaries": true,
                 "scope": ["SMART_LOGISTICS"], "effectiveOn": "2020-01-01",
                 "responsible": [{"person": "task-wang", "role": "OWNER"}]}""");
        api.post("/api/v1/agreements/TASK-1/sign", "{\"signedOn\": \"2020-01-01\"}", "If-Match", "*")
                .has(200);
        api.post(
                        "/api/v1/agreements/TASK-1/milestones",
                        """
                {"code": "TASK-1-PILOT", "titleZh": "试点交付", "titleEn": "Pilot delivered", "dueOn": "%s", "owner": "task-group"}""".formatted(today.get().plusDays(10)),
                        "If-Match",
                        "*")
                .has(201);
        create("vehicle-models/task-car", """
                {"automaker": "task-maker", "nameZh": "任务一号", "nameEn": "Task One"}""");
        create("rollouts/TASK-RO", """
                {"vehicleModel": "task-car", "solution": "ECO_CONNECTED_VEHICLE", "basis": "TASK-1",
                 "stages": [{"stage": "LAUNCHED", "plannedOn": "2027-01-31", "madeOn": "2024-01-01"}]}""");
        api.post("/api/v1/rollouts/TASK-RO/plan", """
                {"stage": "LAUNCHED", "plannedOn": "2027-03-31", "madeOn": "2025-01-10", "reason": "供应商延期交付"}""", "If-Match", "*").has(200);
        api.patch("/api/v1/automakers/task-maker", "{\"nameEn\": \"Task Automobiles\"}", "If-Match", "*")
                .has(200);
    }

    private void create(String path, String body) {
        api.put("/api/v1/" + path, body, "If-None-Match", "*").has(201);
    }

    private Page page() {
        return Objects.requireNonNull(page);
    }

    private Locator heading(String name) {
        return page().getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private Locator main() {
        return page().getByRole(AriaRole.MAIN);
    }

    /** Of what is shown, the section under a heading. */
    private Locator section(String heading) {
        return main().getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName(heading));
    }

    private Locator row(Locator within, String words) {
        return within.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(words));
    }

    private void menu(String name) {
        page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
    }

    private static void follow(Locator within, String name) {
        within.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private void search(String words) {
        page().getByRole(AriaRole.SEARCHBOX).fill(words);
        page().getByRole(AriaRole.SEARCHBOX).press("Enter");
        assertThat(heading("Search: " + words)).isVisible();
    }

    private void show(String field, String date) {
        page().getByLabel(field, new Page.GetByLabelOptions().setExact(true)).fill(date);
        page().getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Dates"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show"))
                .click();
    }

    @Test
    void whatDongfengCoversAndWhoSaidSo() {
        search("东风");
        follow(main(), "Dongfeng Motor Corporation");
        follow(row(main(), "Smart logistics"), "Dongfeng–Tencent strategic agreement");
        assertThat(row(section("Scope"), "Smart logistics")).containsText("智能网联汽车、智慧出行、汽车安全、自动驾驶、智慧物流、数字化转型、联合创新等七大领域");
        assertThat(row(section("Scope"), "Smart logistics"))
                .containsText("Tencent's automotive circle of friends gains another heavyweight partner");
    }

    @Test
    void whatHasToBeDecidedThisMonthAndByWhom() {
        menu("Due");
        follow(main(), "1 month");
        assertThat(main().getByRole(AriaRole.LISTITEM)
                        .filter(new Locator.FilterOptions().setHasText("Pilot delivered")))
                .containsText("responsible: Wang Wei");
        follow(main(), "By person");
        assertThat(section("Wang Wei")).containsText("Pilot delivered");
    }

    @Test
    void whatChangedBetweenTwoQuarters() {
        menu("Changes");
        page().getByLabel("From", new Page.GetByLabelOptions().setExact(true)).fill("2019-03-31");
        page().getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2019-06-30");
        main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show"))
                .click();
        assertThat(heading("Changes: 2019-03-31 → 2019-06-30")).isVisible();
        assertThat(section("What is otherwise")).containsText("Dongfeng–Tencent strategic agreement");
    }

    @Test
    void whoHasTheAutomotiveCloudAndOnWhatBasis() {
        menu("Architecture");
        follow(main(), "Automotive cloud");
        assertThat(row(main(), "Dongfeng Motor Corporation")).containsText("Dongfeng–Tencent strategic agreement");
    }

    @Test
    void theWordsBehindTwentyAutomakers() {
        search("20家车企");
        follow(main(), "20 automakers");
        assertThat(page().locator("#AUTOMAKERS-2019-06")).containsText("腾讯已经与宝马、奔驰、奥迪、广汽、长安、一汽、吉利、东风、FCA等20家车企达成合作");
        assertThat(page().locator("#AUTOMAKERS-2019-06")).containsText("Exactly 20");
    }

    @Test
    void theLaunchesOfAMakerThatSlipped() {
        search("Task Automobiles");
        follow(main(), "Task Automobiles");
        assertThat(row(section("Rollouts and deployments"), "Task One")).containsText("2027-03-31");
        assertThat(row(section("Rollouts and deployments"), "Task One")).containsText("59");
    }

    @Test
    void whatASubsidiaryInherits() {
        search("任务车企");
        follow(main(), "Task Automobiles");
        assertThat(row(section("Agreements, own and inherited"), "Task framework"))
                .containsText("inherited from Task Group");
    }

    @Test
    void whoSignedAndWhoStoodByInWhichWords() {
        search("AG-2019-DONGFENG");
        follow(main(), "Dongfeng–Tencent strategic agreement");
        Locator witness = row(main(), "Ma Huateng");
        assertThat(witness).containsText("Witness");
        assertThat(witness).containsText("共同见证下");
        assertThat(row(main(), "Zhu Yanfeng")).containsText("Witness");
    }

    @Test
    void whatOthersHaveThatChanganLacks() {
        search("长安");
        follow(main(), "Changan Automobile");
        Locator lacking = section("Gaps and white space");
        assertThat(lacking).containsText("Smart logistics");
        assertThat(lacking).containsText("Dongfeng Motor Corporation");
    }

    @Test
    void whatWasBelievedOnADay() {
        search("任务车企");
        follow(main(), "Task Automobiles");
        follow(main(), "History");
        row(main(), "Created").getByRole(AriaRole.LINK).first().click();
        assertThat(heading("Task Motors")).isVisible();
        assertThat(main().getByRole(AriaRole.NOTE)).containsText("what was recorded later is left out");
        follow(main(), "By what is recorded now");
        assertThat(heading("Task Automobiles")).isVisible();
        page().getByText("As known then").click();
        show("What the register said on", today.get().minusDays(3).toString());
        assertThat(page().locator("body")).containsText("There is no automaker with the code");
        assertThat(heading("Task Automobiles")).hasCount(0);
    }
}
