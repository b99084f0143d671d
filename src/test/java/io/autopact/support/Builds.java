package io.autopact.support;

import java.util.Objects;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** Facts that the build put into the configuration. */
public final class Builds {

    private Builds() {}

    /** The release of the PostgreSQL programs on the classpath. */
    public static String postgresVersion() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return Objects.requireNonNull(yaml.getObject()).getProperty("autopact.embedded.version");
    }
}
