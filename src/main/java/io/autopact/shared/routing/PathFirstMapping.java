package io.autopact.shared.routing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the controller's method for a request by the look of the path first. A path with a code in it is compared with
 * every method of the service, and each comparison looks at headers and media types before the path; its first segments
 * and their number rule out nearly all of them at once. It looks at the path that Spring has parsed, as the comparison
 * itself does, so that however an address is written it finds the same method.
 */
public final class PathFirstMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, Look> looks = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        Look look = looks.get(info);
        if (look == null) {
            look = looks.computeIfAbsent(info, Look::of);
        }
        PathContainer path =
                ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        return look.fits(path.elements()) ? super.getMatchingMapping(info, request) : null;
    }

    /**
     * What paths look like that a method takes.
     *
     * @param beginning their first segments, up to the first that is not fixed
     * @param elements how many segments and slashes they have; -1 where that is open
     */
    private record Look(List<String> beginning, int elements) {

        private static final Look ANY = new Look(List.of(), -1);

        static Look of(RequestMappingInfo info) {
            var patterns = info.getPatternValues();
            if (patterns.size() != 1) {
                return ANY;
            }
            String pattern = patterns.iterator().next();
            List<String> segments = Arrays.asList(pattern.substring(1).split("/"));
            List<String> fixed = segments.stream()
                    .takeWhile(segment -> segment.chars().noneMatch(character -> "{*?".indexOf(character) >= 0))
                    .toList();
            boolean open = pattern.contains("*") || pattern.contains("?") || !pattern.startsWith("/");
            return open || pattern.equals("/") ? ANY : new Look(fixed, 2 * segments.size());
        }

        boolean fits(List<PathContainer.Element> path) {
            if (elements >= 0 && elements != path.size()) {
                return false;
            }
            for (int i = 0; i < beginning.size(); i++) {
                if (!(path.get(2 * i + 1) instanceof PathContainer.PathSegment segment)
                        || !segment.valueToMatch().equals(beginning.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
