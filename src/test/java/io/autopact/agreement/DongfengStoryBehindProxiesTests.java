package io.autopact.agreement;

import io.autopact.support.BehindProxy;
import io.autopact.support.ReverseProxy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.TestPropertySource;

/**
 * The story of Dongfeng behind proxies that end TLS and compress what passes, so that its tags come back weakened or
 * marked.
 */
class DongfengStoryBehindProxiesTests {

    @Nested
    @TestPropertySource(properties = "test.proxy=NGINX_WITH_PATH")
    class NginxWithPath extends DongfengStoryTests {

        @RegisterExtension
        static final BehindProxy PROXY = new BehindProxy(ReverseProxy.Kind.NGINX_WITH_PATH);
    }

    @Nested
    @TestPropertySource(properties = "test.proxy=NGINX")
    class Nginx extends DongfengStoryTests {

        @RegisterExtension
        static final BehindProxy PROXY = new BehindProxy(ReverseProxy.Kind.NGINX);
    }

    @Nested
    @TestPropertySource(properties = "test.proxy=APACHE_WITH_PATH")
    class ApacheWithPath extends DongfengStoryTests {

        @RegisterExtension
        static final BehindProxy PROXY = new BehindProxy(ReverseProxy.Kind.APACHE_WITH_PATH);
    }

    @Nested
    @TestPropertySource(properties = "test.proxy=APACHE")
    class Apache extends DongfengStoryTests {

        @RegisterExtension
        static final BehindProxy PROXY = new BehindProxy(ReverseProxy.Kind.APACHE);
    }
}
