package io.autopact.shared.postgres;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the second pool beside the first before anything takes a connection. */
@Configuration(proxyBeanMethods = false)
class BulkConfiguration {

    @Bean
    static BulkConnectionPool bulkPool() {
        return new BulkConnectionPool();
    }
}
