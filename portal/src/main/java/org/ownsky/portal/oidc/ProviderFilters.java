package org.ownsky.portal.oidc;

import org.ownsky.portal.signin.ChainParts;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;

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
        http.addFilterBefore(signedOut, CsrfFilter.class)
                .addFilterBefore(left, UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(to, UsernamePasswordAuthenticationFilter.class);
        ChainParts.addSignIn(http, from);
    }
}
