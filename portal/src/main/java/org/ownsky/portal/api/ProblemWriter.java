package org.ownsky.portal.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Answers with a problem, from wherever one is noticed. */
@Component
class ProblemWriter {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String SECONDS_UNTIL_IT_MAY_WORK = "60";

    private final ApiJson json;

    ProblemWriter(ApiJson json) {
        this.json = json;
    }

    /** Nothing when the answer is under way already: half of it can't be taken back. */
    void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        if (problem.passes()) {
            response.setHeader("Retry-After", SECONDS_UNTIL_IT_MAY_WORK);
        }
        response.getOutputStream().write(json.write(problem));
    }
}
