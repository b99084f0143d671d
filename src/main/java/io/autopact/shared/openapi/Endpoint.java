package io.autopact.shared.openapi;

import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.MovesWithMerger;
import io.autopact.shared.web.ExpectedVersion;
import io.autopact.shared.writing.DryRunsItself;
import io.autopact.shared.writing.HoldsSecret;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * What the method of a controller tells about its operation by its signature and its annotations.
 *
 * @param method the controller's method
 */
record Endpoint(HandlerMethod method) {

    private static final Set<RequestMethod> WRITING =
            EnumSet.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

    /** Whether it is asked with this HTTP method. */
    boolean is(RequestMethod http) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return mapping != null && List.of(mapping.method()).contains(http);
    }

    /** Whether it can change what is recorded. */
    boolean writes() {
        return WRITING.stream().anyMatch(this::is);
    }

    /** Whether its path names a record. */
    boolean named() {
        return has(PathVariable.class);
    }

    /** Whether it reads a body. */
    boolean takesBody() {
        return has(RequestBody.class);
    }

    /** Whether it asks which version is meant. */
    boolean expectsVersion() {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == ExpectedVersion.class);
    }

    /** Whether the record that its path names can have been merged into another one. */
    boolean moves() {
        return named() && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), MovesWithMerger.class);
    }

    /** Whether it says that it fails like this. */
    boolean declares(Class<? extends Exception> failure) {
        return List.of(method.getMethod().getExceptionTypes()).contains(failure);
    }

    /** Whether it makes a record: it is sent to the collection, and its answer carries the new one's address. */
    boolean creates() {
        return is(RequestMethod.POST) && !named() && answersWithHeaders() && !dryRunsItself();
    }

    /** Whether its answer is one record or one document, with a tag: not a list, a job at work, or a secret. */
    boolean tagged() {
        Class<?> content = answer().getGeneric(0).resolve(Object.class);
        return answersWithHeaders()
                && content != Page.class
                && !HoldsSecret.class.isAssignableFrom(content)
                && !dryRunsItself();
    }

    private boolean dryRunsItself() {
        return method.hasMethodAnnotation(DryRunsItself.class);
    }

    private boolean answersWithHeaders() {
        return answer().resolve(Object.class) == ResponseEntity.class;
    }

    private ResolvableType answer() {
        return ResolvableType.forMethodReturnType(method.getMethod());
    }

    private boolean has(Class<? extends Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }
}
