package io.autopact.pages.web;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/** Lets controllers of pages ask what their readers ask, and tells those what is wrong. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class PagesConfiguration implements WebMvcConfigurer {

    private final AskedResolver asked;
    private final PageProblems problems;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(asked);
    }

    /** People are shown as pages what clients are told as problems. */
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.stream()
                .filter(ExceptionHandlerExceptionResolver.class::isInstance)
                .findFirst()
                .ifPresent(told -> resolvers.addFirst(problems.after(told)));
    }
}
