package org.ownsky.portal.signin;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.stereotype.Component;

/** For who builds the filters around all pages. */
@Component
public class SignInFilters {
    private final KeptSignIns kept;
    private final SignIns signIns;
    private final HeldSessions held;
    private final ObjectProvider<SecurityContextHolderStrategy> contexts;
    private final Clock clock;

    SignInFilters(
            KeptSignIns kept,
            SignIns signIns,
            HeldSessions held,
            ObjectProvider<SecurityContextHolderStrategy> contexts,
            Clock clock) {
        this.kept = kept;
        this.signIns = signIns;
        this.held = held;
        this.contexts = contexts;
        this.clock = clock;
    }

    /** Has sign-ins outlast sessions, and sessions end with sign-ins. */
    public void addTo(HttpSecurity http) {
        // That of the other filters, which is not the static one when there are two portals in a process.
        var holder = contexts.getIfUnique(SecurityContextHolder::getContextHolderStrategy);
        http.securityContext(context -> context.securityContextRepository(kept))
                .logout(logout -> logout.addLogoutHandler(new SignOut(signIns, held)))
                .sessionManagement(sessions ->
                        sessions.addSessionAuthenticationStrategy((authentication, request, response) ->
                                request.getSession().setMaxInactiveInterval((int) SignIns.IDLE.toSeconds())))
                .addFilterAfter(new OpenSignIns(signIns, held, holder, clock), SecurityContextHolderFilter.class);
    }
}
