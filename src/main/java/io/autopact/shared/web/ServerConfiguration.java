package io.autopact.shared.web;

import org.springframework.boot.servlet.filter.OrderedRequestContextFilter;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Leaves to the controllers' mapping what the server and the gate would refuse without knowing the path. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** A method that nobody knows is refused as every other one that a path does not take: 405 with what it takes. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** What the client sees before the service's paths is known to every filter but the first. */
    @Bean
    OrderedRequestContextFilter requestContextFilter() {
        OrderedRequestContextFilter filter = new OrderedRequestContextFilter();
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }

    /** Whoever sends slowly is cut off, a byte now and then or not. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> deadlines(SenderProperties senders) {
        return factory -> {
            factory.setProtocol(DeadlineProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof DeadlineProtocol protocol) {
                    protocol.setDeadline(senders.slowSenderTimeout());
                    protocol.setMaxConnections(mostConnections(Runtime.getRuntime()));
                    // Half of what a connection takes lies outside of the heap then.
                    protocol.setProperty("socket.directBuffer", "true");
                    protocol.setProperty("socket.appReadBufSize", "2048");
                    protocol.setConnectionTimeout(
                            Math.toIntExact(senders.slowSenderTimeout().toMillis()));
                }
            });
        };
    }

    /**
     * As many as the heap can hold: one that has begun to say something takes some twenty kilobytes. Whoever comes
     * beyond waits until another one ends.
     */
    static int mostConnections(Runtime runtime) {
        return Math.toIntExact(Math.clamp(runtime.maxMemory() / (64 * 1024), 1_024, 8_192));
    }

    /** TRACE is a method like any other that no path takes, and the members of a form are no parameters. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainRequests() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setAllowTrace(true);
            connector.setParseBodyMethods("");
        });
    }
}
