package io.autopact.pages.web;

import io.autopact.access.CalledPages;
import io.autopact.access.Logins;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/** Lets people be shown as pages what clients are told as problems. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class PageConfiguration implements WebMvcConfigurer {

    private final CalledPages pages;
    private final ObjectProvider<Logins> logins;

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        HandlerExceptionResolver problems = resolvers.stream()
                .filter(ExceptionHandlerExceptionResolver.class::isInstance)
                .findFirst()
                .orElseThrow();
        resolvers.addFirst(new PageProblems(problems, pages, logins));
    }
}
