package org.ownsky.portal.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;

/** Gives further ways to sign in what the chain uses for its own form: where people go on, and how they are remembered. */
public final class ChainParts {

    private ChainParts() {}

    /** Puts the filter before that of the form; to be called while the chain is configured. */
    public static void addSignIn(HttpSecurity http, AbstractAuthenticationProcessingFilter filter) {
        var success = new SavedRequestAwareAuthenticationSuccessHandler();
        var cache = http.getSharedObject(RequestCache.class);
        if (cache != null) {
            success.setRequestCache(cache);
        }
        filter.setAuthenticationSuccessHandler(success);
        var strategy = http.getSharedObject(SessionAuthenticationStrategy.class);
        if (strategy != null) {
            filter.setSessionAuthenticationStrategy(strategy);
        }
        var contexts = http.getSharedObject(SecurityContextRepository.class);
        if (contexts != null) {
            filter.setSecurityContextRepository(contexts);
        }
        http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
    }
}
