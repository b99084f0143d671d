package io.autopact.shared.postgres;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how the embedded PostgreSQL runs.
 *
 * @param dataDir the kept directory of the database; made where it is missing
 * @param version the release of the programs on the classpath, such as {@code 18.6.0}; set by the build
 * @param startTimeout how long a start, with the recovery after a crash, may take
 */
@ConfigurationProperties("autopact.embedded")
public record EmbeddedPostgresProperties(
        @DefaultValue(".autopact") Path dataDir,
        String version,
        @DefaultValue("120s") Duration startTimeout) {}
