package io.autopact;

import io.autopact.support.BehindProxy;
import io.autopact.support.ReverseProxy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.TestPropertySource;

/** Swagger UI behind proxies with a path of their own: what it loads, asks and downloads is all below that path. */
class SwaggerUiBehindProxiesTests {

    @Nested
    @TestPropertySource(properties = "test.proxy=NGINX_WITH_PATH")
    class NginxWithPath extends SwaggerUiStories {

        @RegisterExtension
        static final BehindProxy PROXY = new BehindProxy(ReverseProxy.Kind.NGINX_WITH_PATH);
    }

    @Nested
    @TestPropertySource(properties = "test.proxy=APACHE_WITH_PATH")
    class ApacheWithPath extends SwaggerUiStories {

        @RegisterExtension
        static final BehindProxy PROXY = new BehindProxy(ReverseProxy.Kind.APACHE_WITH_PATH);
    }
}
