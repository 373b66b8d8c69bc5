package org.ownsky.portal.signin;

import java.time.Clock;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.stereotype.Component;

/** For who builds the filters around all pages. */
@Component
public class SignInFilters {
    private final KeptSignIns kept;
    private final SignIns signIns;
    private final HeldSessions held;
    private final Clock clock;

    SignInFilters(KeptSignIns kept, SignIns signIns, HeldSessions held, Clock clock) {
        this.kept = kept;
        this.signIns = signIns;
        this.held = held;
        this.clock = clock;
    }

    /** Has sign-ins outlast sessions, and sessions end with sign-ins. */
    public void addTo(HttpSecurity http) {
        http.securityContext(contexts -> contexts.securityContextRepository(kept))
                .logout(logout -> logout.addLogoutHandler(new SignOut(signIns)))
                .sessionManagement(sessions ->
                        sessions.addSessionAuthenticationStrategy((authentication, request, response) ->
                                request.getSession().setMaxInactiveInterval((int) SignIns.IDLE.toSeconds())))
                .addFilterAfter(new OpenSignIns(signIns, held, clock), SecurityContextHolderFilter.class);
    }
}
