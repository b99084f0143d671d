package io.autopact.shared.writing;

import io.autopact.shared.request.CalledOperation;
import io.autopact.shared.routing.PathFirstMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Puts the gate around the controllers' methods: after the request was read, and before the answer is written, so that
 * a client is told of a success only once it is committed.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WritingConfiguration {

    @Bean
    WebMvcRegistrations gateBeforeControllers(ObjectProvider<WriteGate> gate) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new PathFirstMapping();
            }

            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new RequestMappingHandlerAdapter() {
                    @Override
                    protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
                        return new GatedMethod(method, gate);
                    }
                };
            }
        };
    }

    private static final class GatedMethod extends ServletInvocableHandlerMethod {

        private final ObjectProvider<WriteGate> gate;

        GatedMethod(HandlerMethod method, ObjectProvider<WriteGate> gate) {
            super(method);
            this.gate = gate;
        }

        @Override
        protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
            if (!CalledOperation.writes(this)) {
                return super.doInvoke(arguments);
            }
            ServletRequestAttributes attributes =
                    (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
            HttpServletRequest request = attributes.getRequest();
            HttpServletResponse response = Objects.requireNonNull(attributes.getResponse());
            boolean rehearsesItself = hasMethodAnnotation(RehearsesItself.class);
            return gate.getObject().pass(request, response, rehearsesItself, () -> super.doInvoke(arguments));
        }
    }
}
