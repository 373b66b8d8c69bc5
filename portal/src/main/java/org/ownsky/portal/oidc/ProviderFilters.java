package org.ownsky.portal.oidc;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.RequestCache;

/** Puts the filters in their places, with what the chain uses for its own sign-in form. */
final class ProviderFilters extends AbstractHttpConfigurer<ProviderFilters, HttpSecurity> {
    private final ToProvider to;
    private final FromProvider from;
    private final BackChannelLogout signedOut;
    private final AfterSignOut left;

    ProviderFilters(ToProvider to, FromProvider from, BackChannelLogout signedOut, AfterSignOut left) {
        this.to = to;
        this.from = from;
        this.signedOut = signedOut;
        this.left = left;
    }

    @Override
    public void configure(HttpSecurity http) {
        var success = new SavedRequestAwareAuthenticationSuccessHandler();
        var cache = http.getSharedObject(RequestCache.class);
        if (cache != null) {
            success.setRequestCache(cache);
        }
        from.setAuthenticationSuccessHandler(success);
        var strategy = http.getSharedObject(SessionAuthenticationStrategy.class);
        if (strategy != null) {
            from.setSessionAuthenticationStrategy(strategy);
        }
        var contexts = http.getSharedObject(SecurityContextRepository.class);
        if (contexts != null) {
            from.setSecurityContextRepository(contexts);
        }
        http.addFilterBefore(signedOut, CsrfFilter.class)
                .addFilterBefore(left, UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(to, UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(from, UsernamePasswordAuthenticationFilter.class);
    }
}
