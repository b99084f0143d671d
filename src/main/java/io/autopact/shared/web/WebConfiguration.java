package io.autopact.shared.web;

import io.autopact.shared.document.DocumentConverter;
import io.autopact.shared.document.MergePatchConverter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the conventions of the interface before every controller. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class WebConfiguration implements WebMvcConfigurer {

    private final BodyLimit bodyLimit;
    private final KnownParameters knownParameters;
    private final ListRequestResolver listQueries;
    private final ExpectedVersionResolver expectedVersions;
    private final FieldsResolver fields;
    private final DocumentConverter documents;
    private final MergePatchConverter patches;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(bodyLimit);
        registry.addInterceptor(knownParameters);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, new DateParameters());
        registry.addConverter(String.class, Instant.class, new InstantParameters());
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(new AcceptedTypes()));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(listQueries);
        resolvers.add(expectedVersions);
        resolvers.add(fields);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(documents);
        builder.addCustomConverter(patches);
    }
}
