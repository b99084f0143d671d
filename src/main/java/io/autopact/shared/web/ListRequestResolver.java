package io.autopact.shared.web;

import io.autopact.shared.listing.ListCatalog;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.ListRequestReader;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.request.CalledOperation;
import jakarta.servlet.http.HttpServletRequest;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers what a client asks of a list, checked against the list's declaration. */
@Component
@RequiredArgsConstructor
class ListRequestResolver implements HandlerMethodArgumentResolver {

    private final ListCatalog listings;
    private final ListRequestReader queries;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Listed.class) && parameter.getParameterType() == ListRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Listed listed = parameter.getParameterAnnotation(Listed.class);
        String name = listed == null ? "" : listed.value();
        return listings.find(name)
                .map(listing -> queries.read(listing, path(request), request.getParameterMap()))
                .map(asked -> {
                    NarrowedAnswers.narrow(request, asked.fields());
                    return asked;
                })
                .orElseThrow(() -> new IllegalStateException("No listing is called " + name));
    }

    private static String path(NativeWebRequest request) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        return http == null ? "" : CalledOperation.path(http);
    }
}
