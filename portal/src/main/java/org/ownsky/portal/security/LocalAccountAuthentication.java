package org.ownsky.portal.security;

import org.ownsky.portal.identity.SignIn;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.identity.SignInRefusedException;
import org.ownsky.portal.identity.SignInResult;
import org.ownsky.portal.signin.DatabaseAnswers;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs in local accounts. Being the only provider among the beans makes it the portal's; naming it in the filter chain
 * too would try each password twice.
 */
@Component
class LocalAccountAuthentication implements AuthenticationProvider {
    private final SignIn signIn;

    LocalAccountAuthentication(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var password = attempt.getCredentials() instanceof String text ? text : "";
        return switch (result(attempt, password)) {
            case SignInResult.Accepted accepted -> {
                var authentication = accepted.authentication();
                authentication.setDetails(attempt.getDetails());
                yield authentication;
            }
            case SignInResult.HalfWay halfWay -> throw new SecondStepWantedException(halfWay);
            case SignInResult.Refused refused -> throw new SignInRefusedException(new SignInNotice.Wrong());
            case SignInResult.TooSoon tooSoon ->
                throw new SignInRefusedException(new SignInNotice.Wait(tooSoon.rest()));
            case SignInResult.Busy busy -> throw new SignInRefusedException(new SignInNotice.Busy());
        };
    }

    private SignInResult result(Authentication attempt, String password) {
        return DatabaseAnswers.orUnavailable(() -> signIn.attempt(attempt.getName(), password, origin(attempt)));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static String origin(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
    }
}
