package io.autopact.shared.writing;

import io.autopact.shared.request.CalledOperation;
import java.lang.reflect.Method;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.stereotype.Controller;

/** Puts the advice around the controllers' methods that write, so that no controller can forget it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WritingConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor adviceAroundWrites(ObjectProvider<WriteTransaction> transactions) {
        return new DefaultPointcutAdvisor(new WritingMethods(), new WriteAdvice(transactions));
    }

    /** The operations of controllers whose mapping has a method that does not read. */
    private static final class WritingMethods extends StaticMethodMatcherPointcut {

        WritingMethods() {
            setClassFilter(type -> AnnotatedElementUtils.hasAnnotation(type, Controller.class));
        }

        @Override
        public boolean matches(Method method, Class<?> controller) {
            return CalledOperation.writes(method);
        }
    }
}
