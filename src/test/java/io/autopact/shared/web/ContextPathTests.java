package io.autopact.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Below a path of its own, which an operator may give the service, everything is where it was. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"autopact.portfolio=article", "server.servlet.context-path=/partnerships"})
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Api.class)
class ContextPathTests {

    @Autowired
    private Api api;

    @Test
    void methodsAreFoundBelowAContextPath() {
        api.get("/partnerships/api/v1/automakers/dongfeng").has(200);
        api.get("/partnerships/api/v1/agreements?limit=1").has(200);
    }

    @Test
    void aPathThatIsNotWrittenPlainlyIsTheSame() {
        assertThat(api.get("/partnerships/api/v1/automakers/dongf%65ng")
                        .has(200)
                        .json())
                .isEqualTo(api.get("/partnerships/api/v1/automakers/dongfeng").json());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        api.get("/partnerships/api/v1/automakers/dongfeng/nothing/here").has(404);
    }
}
