package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.ExampleOf;
import io.autopact.support.FittedJson;
import io.autopact.support.Kept;
import io.autopact.support.MovableClock;
import io.autopact.support.Story;
import io.autopact.support.StoryTeller;
import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The examples in the OpenAPI document are what the service answers in the stories. */
@ArticleTest
@Import(MovableClock.class)
@TestPropertySource(properties = "autopact.webhook.send=false")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class ExampleTests {

    private static final Path FOLDER = Path.of("src/main/resources/openapi/examples");
    private static final List<Story> STORIES = Story.all();

    @Autowired
    private Api api;

    @Autowired
    @Qualifier("testDatabase")
    private TestDatabase.Fresh database;

    @Autowired
    private MovableClock clock;

    private StoryTeller teller;

    @BeforeAll
    void beginStories() {
        teller = new StoryTeller(api, database);
    }

    @AfterAll
    void endStories() {
        teller.close();
    }

    static Stream<String> tags() {
        return STORIES.stream().map(Story::tag).distinct();
    }

    @ParameterizedTest
    @MethodSource("tags")
    @Tag(Kept.TAG)
    void theKeptExamplesAreTheServicesAnswers(String tag) {
        Kept.file(FOLDER.resolve(tag + ".json")).holds(FittedJson.of(examples(tag)));
    }

    @Test
    void theyAreTheSameInAYear() throws IOException {
        clock.forward(Duration.ofDays(400));
        for (String tag : tags().toList()) {
            assertThat(FittedJson.of(examples(tag)) + "\n").isEqualTo(Files.readString(FOLDER.resolve(tag + ".json")));
        }
    }

    private ObjectNode examples(String tag) {
        ObjectNode examples = JsonMapper.shared().createObjectNode();
        ExampleOf example = new ExampleOf(clock);
        for (Story story :
                STORIES.stream().filter(each -> each.tag().equals(tag)).toList()) {
            teller.begin();
            for (Story.Step step : story.steps()) {
                Answer answer = teller.tell(step);
                assertThat(answer.status())
                        .as("%s in “%s”: %s", step.operation(), story.title(), answer.body())
                        .isBetween(200, 299);
                if (step.note().isEmpty()) {
                    ObjectNode kept = example.of(step, teller.operations().get(step.operation()), answer);
                    if (!kept.isEmpty()) {
                        examples.set(step.operation(), kept);
                    }
                }
            }
        }
        return examples;
    }

    @Test
    void everyOperationIsToldOnce() {
        List<String> told = STORIES.stream()
                .flatMap(story -> story.steps().stream())
                .filter(step -> step.note().isEmpty())
                .map(Story.Step::operation)
                .toList();
        Set<String> operations = teller.operations().keySet().stream().collect(Collectors.toSet());
        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(operations);
    }
}
