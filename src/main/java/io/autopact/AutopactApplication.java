package io.autopact;

import io.autopact.shared.postgres.EmbeddedPostgresStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts the service: with no configuration on a PostgreSQL of its own, else on the one it is pointed at. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "autopact", sharedModules = "shared")
public class AutopactApplication {

    /**
     * Runs the service until it is told to stop. A start that cannot work ends with one line that says why, and exit
     * status 1.
     *
     * @param args Spring Boot's command line properties, such as {@code --server.port=8081}
     */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(AutopactApplication.class);
        application.addInitializers(new EmbeddedPostgresStart());
        application.run(args);
    }
}
