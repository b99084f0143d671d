package io.autopact.shared.problem;

import io.autopact.shared.request.PublicAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers requests that the server refuses before any filter sees them, such as a malformed address, with a problem.
 */
@Component
class ConnectorErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    /** Writes the little that is known at that point; public because Tomcat makes it by name. */
    public static class ProblemReportValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            // A method or a transfer coding that the server has not learnt (501) is no fault of the service.
            ProblemType type = status == HttpServletResponse.SC_NOT_IMPLEMENTED
                    ? CommonProblem.INVALID_REQUEST
                    : Problems.ofStatus(status);
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", "/problems/" + type.slug());
            problem.put("title", type.titleEn());
            problem.put("titleZh", type.titleZh());
            problem.put("status", type.status());
            problem.put("detail", Problems.generally(type));
            if (PublicAddress.asked(request) != null) {
                problem.put("instance", PublicAddress.asked(request));
            }
            String body = JsonMapper.shared().writeValueAsString(problem);
            try {
                response.setStatus(type.status());
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.getReporter().write(body);
                response.finishResponse();
            } catch (IOException | IllegalStateException clientGone) {
                container.getLogger().debug("The client left before its problem was written", clientGone);
            }
        }
    }
}
