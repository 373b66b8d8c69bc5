package org.ownsky.portal.factor;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.People;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Gives people authenticator apps, for tests, and shows what these show. Import it. */
@TestComponent
public class Enrolled {
    private final FactorService factors;
    private final Callers callers;
    private final StepUpService steps;
    private final Clock clock;

    public Enrolled(FactorService factors, StepUpService steps, Callers callers, Clock clock) {
        this.factors = factors;
        this.steps = steps;
        this.callers = callers;
        this.clock = clock;
    }

    /** Somebody's app and their recovery codes. The code that proved the app is used up. */
    public record App(String key, List<String> recoveryCodes) {}

    public App app(UserId account) {
        var browser = RequestContextHolder.getRequestAttributes();
        if (browser == null) {
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        }
        try {
            var caller = caller(account);
            if (steps.isPasswordDue(caller)) {
                steps.showPassword(caller, People.PASSWORD.clear());
            }
            var enrolment = factors.begin(caller);
            var codes = factors.enrol(caller, enrolment, code(enrolment.key()));
            return new App(enrolment.key(), codes);
        } finally {
            RequestContextHolder.setRequestAttributes(browser);
        }
    }

    public String code(App app) {
        return code(app.key());
    }

    String code(String key) {
        return new TotpSecret(key).code(TotpSecret.step(clock.instant()));
    }

    /** What an app with this key shows at a moment. */
    public static String codeAt(String key, Instant now) {
        return new TotpSecret(key).code(TotpSecret.step(now));
    }

    public Caller caller(UserId account) {
        return callers.everywhere(account);
    }
}
