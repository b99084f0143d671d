package io.autopact.shared.listing;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;

/** What an operation answers: the view of a record, whether alone or many to a page. */
public final class AnsweredRecord {

    private AnsweredRecord() {}

    /** Whether an operation answers the members that it is asked for. */
    public static boolean canBeNarrowed(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .anyMatch(type -> type == Fields.class || type == ListRequest.class);
    }

    /** The view that a controller's method answers, or answers a page of. */
    public static Class<?> of(Method method) {
        ResolvableType answer = ResolvableType.forMethodReturnType(method);
        if (answer.resolve(Object.class) == ResponseEntity.class) {
            answer = answer.getGeneric(0);
        }
        return (answer.resolve(Object.class) == Page.class ? answer.getGeneric(0) : answer).resolve(Object.class);
    }
}
