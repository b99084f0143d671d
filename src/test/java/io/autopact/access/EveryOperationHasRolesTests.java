package io.autopact.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.autopact.shared.StartupException;
import io.autopact.shared.roles.AllowReaders;
import jakarta.annotation.security.PermitAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A start ends where a controller's method does not say who may call it. */
class EveryOperationHasRolesTests {

    @RestController
    static class Spoken {

        @AllowReaders
        @GetMapping("/a")
        String readers() {
            return "";
        }

        @PermitAll
        @GetMapping("/b")
        String everybody() {
            return "";
        }
    }

    @RestController
    static class Silent {

        @GetMapping("/c")
        String whose() {
            return "";
        }
    }

    private static EveryOperationHasRoles check(Class<?>... controllers) {
        StaticWebApplicationContext context = new StaticWebApplicationContext();
        for (Class<?> controller : controllers) {
            context.registerSingleton(controller.getSimpleName(), controller);
        }
        context.refresh();
        RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        return new EveryOperationHasRoles(mapping);
    }

    @Test
    void methodsThatSayWhoMayCallThemLetTheServiceStart() {
        assertThatCode(() -> check(Spoken.class).afterSingletonsInstantiated()).doesNotThrowAnyException();
    }

    @Test
    void aMethodThatDoesNotIsNamed() {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> check(Spoken.class, Silent.class).afterSingletonsInstantiated())
                .withMessageContaining("Silent#whose")
                .withMessageNotContaining("Spoken");
    }
}
