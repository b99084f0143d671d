package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Chromium;
import io.autopact.support.Story;
import io.autopact.support.StoryTeller;
import io.autopact.support.TestDatabase;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Whoever opens an operation in Swagger UI and presses Execute, and nothing else, is answered with success; only what
 * ends something is to be filled in first.
 */
@ArticleTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=try-it-out")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TryItOutTests {

    private static final List<Story> STORIES = Story.all();

    @Autowired
    private Api api;

    @Autowired
    @Qualifier("testDatabase")
    private TestDatabase.Fresh database;

    private StoryTeller teller;
    private @Nullable Chromium chromium;
    private Page page;

    @BeforeAll
    void openSwaggerUi() {
        teller = new StoryTeller(api, database);
        chromium = Chromium.start();
        page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(1300, 1000));
        page.setDefaultTimeout(30_000);
        page.navigate(api.address() + "/swagger-ui/index.html");
        page.locator(".auth-wrapper button.authorize").click();
        page.locator(".modal-ux input").fill(api.adminToken());
        page.locator(".modal-ux button.authorize").click();
        page.locator(".modal-ux button.btn-done").click();
    }

    @AfterAll
    void close() {
        teller.close();
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<String> tags() {
        return STORIES.stream().map(Story::tag).distinct();
    }

    @ParameterizedTest
    @MethodSource("tags")
    void everyOperationSucceedsAsItStands(String tag) {
        for (Story story : STORIES) {
            if (!story.tag().equals(tag)) {
                continue;
            }
            teller.begin();
            for (Story.Step step : story.steps()) {
                if (step.typical()) {
                    teller.prepare(step);
                    Response response = execute(step);
                    assertThat(response.status())
                            .as("%s in “%s”: %s", step.operation(), story.title(), response.text())
                            .isBetween(200, 299);
                    settle(step, response);
                } else {
                    teller.tell(step).has(202);
                }
            }
        }
    }

    private Response execute(Story.Step step) {
        showOnly(teller.operations()
                .get(step.operation())
                .described()
                .at("/tags/0")
                .asString());
        Locator operation = page.locator("div.opblock[id$='-%s']".formatted(step.operation()));
        Locator summary = operation.locator(".opblock-summary-control");
        summary.dispatchEvent("click");
        if (step.bodyFrom() != null) {
            operation
                    .locator("input[type='file']")
                    .setInputFiles(new FilePayload("portfolio.zip", "application/zip", teller.bytes(step)));
        }
        if (step.method().equals("DELETE") || step.path().matches(".*/(archive|merge|notifications/[0-9].*)")) {
            fill(operation, step);
        }
        Response response = answered(step, operation.locator("button.execute"));
        response.finished();
        summary.dispatchEvent("click");
        return response;
    }

    /** What ends something opens empty, and has to be filled in. */
    private void fill(Locator operation, Story.Step step) {
        List<String> template =
                List.of(teller.operations().get(step.operation()).template().split("/"));
        List<String> path = List.of(step.path().split("/"));
        for (int i = 0; i < template.size(); i++) {
            String name = template.get(i).replaceAll("[{}]", "");
            if (!name.equals(template.get(i)) && !path.get(i).contains("{{")) {
                operation
                        .locator("tr[data-param-name='%s'] input".formatted(name))
                        .fill(path.get(i));
            }
        }
        if (step.body() != null) {
            operation.locator(".body-param textarea").fill(step.body());
        }
    }

    /** A click that meets a page that is just being drawn anew asks for nothing, and is made again. */
    private Response answered(Story.Step step, Locator button) {
        Pattern asked = Pattern.compile(
                teller.operations().get(step.operation()).template().replaceAll("\\{[^}]+}", "[^/]+"));
        for (int attempt = 1; ; attempt++) {
            try {
                return page.waitForResponse(
                        answer -> answer.request().method().equals(step.method())
                                && asked.matcher(URI.create(answer.url()).getPath())
                                        .matches(),
                        new Page.WaitForResponseOptions().setTimeout(10_000),
                        button::click);
            } catch (TimeoutError nothingAsked) {
                if (attempt == 3) {
                    throw nothingAsked;
                }
            }
        }
    }

    /** A page that shows little is quick. */
    private void showOnly(String tag) {
        page.locator("h3.opblock-tag[data-is-open='true']:not([data-tag='%s'])".formatted(tag))
                .all()
                .forEach(open -> open.dispatchEvent("click"));
        Locator closed = page.locator("h3.opblock-tag[data-is-open='false'][data-tag='%s']".formatted(tag));
        if (closed.count() > 0) {
            closed.dispatchEvent("click");
        }
    }

    /** An import goes on after its answer; what follows is to find it over, unless it is held up. */
    private void settle(Story.Step step, Response response) {
        String job = response.headers().get("location");
        if (response.status() == 202 && job != null && !step.heldUp()) {
            Answer over = api.get(job);
            while ("RUNNING".equals(over.at("/state"))) {
                over = api.get(job);
            }
        }
    }
}
