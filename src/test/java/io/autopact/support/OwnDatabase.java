package io.autopact.support;

import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each application context of the tests a database and an administrator's token of its own. */
public class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase.Fresh database = TestDatabase.fresh();
        TestPropertyValues.of(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.application(),
                        "spring.datasource.password=" + database.password(),
                        // Contexts are kept for later classes, and the server has a hundred connections for all of
                        // them.
                        "spring.datasource.hikari.minimum-idle=1",
                        "spring.flyway.url=" + database.url(),
                        "spring.flyway.user=" + database.owner(),
                        "spring.flyway.password=" + database.password(),
                        "autopact.bootstrap-token=test-" + UUID.randomUUID())
                .applyTo(context);
        context.getBeanFactory().registerSingleton("testDatabase", database);
    }
}
