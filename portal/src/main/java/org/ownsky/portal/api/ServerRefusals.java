package org.ownsky.portal.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers to requests that the server refuses before any of our code sees them: an address with an encoded slash, a header
 * that is none. For the API they are problems as well, elsewhere the server's own plain page.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ServerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                // Else the host adds one of its own, which would answer first.
                host.setErrorReportValveClass(null);
                host.getPipeline().addValve(new Answers());
            }
        });
    }

    private static final class Answers extends ErrorReportValve {
        private static final String REFERENCE = "-";

        Answers() {
            setShowServerInfo(false);
            setShowReport(false);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            var path = request.getRequestURI();
            // None: the first line was too long to be read, which is what programs send.
            if (path != null && !path.startsWith("/api/")) {
                super.report(request, response, thrown);
                return;
            }
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            write(response);
        }

        private static void write(Response response) {
            try {
                response.setContentType(ProblemWriter.MEDIA_TYPE);
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                var writer = response.getReporter();
                if (writer != null) {
                    // Without what was sent: it was refused because of what is in it.
                    writer.write(String.format(
                            Locale.ROOT,
                            "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"The server refused the request"
                                    + " as it stands; look at its address and headers.\",\"error\":\"%s\","
                                    + "\"reference\":\"%s\"}",
                            kind(response).type(),
                            kind(response).title(),
                            response.getStatus(),
                            kind(response).word(),
                            REFERENCE));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException gone) {
                // Nobody is there to read it.
            }
        }

        private static ProblemKind kind(Response response) {
            return switch (response.getStatus()) {
                case 500 -> ProblemKind.BUG;
                case 503 -> ProblemKind.UNAVAILABLE;
                // Also those that are no one's fault but the sender's: 501 for an unknown coding, 505 for another HTTP.
                default -> ProblemKind.INVALID_INPUT;
            };
        }
    }
}
