package org.ownsky.portal.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ownsky.kernel.CloudError;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers to addresses that Spring's firewall does not let in; those of pages get its usual one. */
@Component
class RejectedRequests implements RequestRejectedHandler {
    private final RequestRejectedHandler usual = new HttpStatusRequestRejectedHandler();
    private final ProblemWriter writer;

    RejectedRequests(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException, ServletException {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api")) {
            writer.write(
                    response,
                    Problems.of(new CloudError.InvalidInput(
                            "path",
                            request.getRequestURI(),
                            "an address without \";\", \"//\", \"..\" and signs that" + " can't be printed")));
        } else {
            usual.handle(request, response, rejected);
        }
    }
}
