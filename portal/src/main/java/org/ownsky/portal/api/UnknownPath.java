package org.ownsky.portal.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpRequestHandler;

/** What no path of the API matches; without it, the pages' own answer to unknown addresses would come. */
final class UnknownPath implements HttpRequestHandler {
    private final ProblemWriter writer;

    UnknownPath(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.write(
                response,
                Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no path " + request.getRequestURI() + ". See " + ApiPaths.PAGE
                                + " for those that there are."));
    }
}
