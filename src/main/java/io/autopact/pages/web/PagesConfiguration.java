package io.autopact.pages.web;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers of pages ask what their readers ask. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class PagesConfiguration implements WebMvcConfigurer {

    private final AskedResolver asked;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(asked);
    }
}
