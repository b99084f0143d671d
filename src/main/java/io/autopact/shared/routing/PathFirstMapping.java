package io.autopact.shared.routing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the controller's method for a request by the look of the path first. A path with a code in it is compared with
 * every method of the service, and each comparison looks at headers and media types before the path; its beginning and
 * its length rule out nearly all of them at once.
 */
public final class PathFirstMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, Look> looks = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        Look look = looks.get(info);
        if (look == null) {
            look = looks.computeIfAbsent(info, Look::of);
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return look.fits(path) ? super.getMatchingMapping(info, request) : null;
    }

    /**
     * What paths look like that a method takes.
     *
     * @param beginning what they begin with
     * @param slashes how many slashes they have; -1 where that is open
     */
    private record Look(String beginning, int slashes) {

        private static final Look ANY = new Look("", -1);

        static Look of(RequestMappingInfo info) {
            var patterns = info.getPatternValues();
            if (patterns.size() != 1) {
                return ANY;
            }
            String pattern = patterns.iterator().next();
            boolean open = pattern.contains("**") || pattern.contains("{*");
            return new Look(pattern.substring(0, fixed(pattern)), open ? -1 : slashes(pattern));
        }

        private static int fixed(String pattern) {
            int end = 0;
            while (end < pattern.length() && "{*?".indexOf(pattern.charAt(end)) < 0) {
                end++;
            }
            return end;
        }

        /** A path that is not written plainly may look different and be the same. */
        boolean fits(String path) {
            return (path.startsWith(beginning) && (slashes < 0 || slashes == slashes(path)))
                    || path.indexOf('%') >= 0
                    || path.indexOf(';') >= 0
                    || path.contains("//");
        }

        private static int slashes(String path) {
            int count = 0;
            for (int i = 0; i < path.length(); i++) {
                if (path.charAt(i) == '/') {
                    count++;
                }
            }
            return count;
        }
    }
}
