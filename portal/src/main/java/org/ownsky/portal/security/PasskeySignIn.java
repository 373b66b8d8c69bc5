package org.ownsky.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.factor.PasskeyQuestions;
import org.ownsky.portal.factor.PendingSignIns;
import org.ownsky.portal.factor.ShownFactors;
import org.ownsky.portal.identity.SignIn;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.identity.SignInRefusedException;
import org.ownsky.portal.signin.DatabaseAnswers;
import org.ownsky.portal.signin.SignInRequests;
import org.ownsky.portal.signin.SignInWay;
import org.ownsky.portal.signin.SignIns;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Signs in by a passkey: alone, where it stands for everything, or as the second step after a password. */
final class PasskeySignIn extends AbstractAuthenticationProcessingFilter {
    static final String PATH = "/sign-in/passkey";

    /** The form's only field: what the browser's script made of the device's answer. */
    private static final String ANSWER = "answer";

    private final PendingSignIns pending;
    private final PasskeyQuestions passkeys;
    private final ShownFactors shown;
    private final SignIn signIn;
    private final SignIns signIns;

    PasskeySignIn(
            PendingSignIns pending, PasskeyQuestions passkeys, ShownFactors shown, SignIn signIn, SignIns signIns) {
        super((RequestMatcher) PasskeySignIn::isPosted);
        this.pending = pending;
        this.passkeys = passkeys;
        this.shown = shown;
        this.signIn = signIn;
        this.signIns = signIns;
    }

    static boolean isPosted(HttpServletRequest request) {
        return SignInRequests.isTo(request, HttpMethod.POST, PATH);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        return DatabaseAnswers.orUnavailable(() -> attempt(request, response));
    }

    private Authentication attempt(HttpServletRequest request, HttpServletResponse response) {
        var json = request.getParameter(ANSWER);
        var origin = request.getRemoteAddr();
        var answer = passkeys.take(json == null ? "" : json).orElseThrow(() -> refused(origin));
        // Asked for after a password: without one that still counts it says too little.
        if (!answer.alone() && !isPending(answer.account())) {
            throw new SignInRefusedException(new SignInNotice.TookTooLong());
        }
        var how = answer.alone() ? "with a passkey" : "with a password and a passkey";
        var accepted = signIn.finish(answer.account(), origin, how)
                .orElseThrow(() -> new SignInRefusedException(new SignInNotice.PasskeyRefused()));
        pending.end(request);
        shown.mark(answer.account());
        var authentication = accepted.authentication();
        authentication.setDetails(signIns.open(
                answer.account(), answer.alone() ? SignInWay.PASSKEY : SignInWay.PASSWORD, request, response));
        return authentication;
    }

    private boolean isPending(UserId account) {
        return pending.current().filter(waiting -> waiting.id().equals(account)).isPresent();
    }

    private SignInRefusedException refused(String origin) {
        pending.current()
                .ifPresentOrElse(
                        account -> signIn.refuse(account.id(), origin, "right password, wrong passkey"),
                        () -> signIn.refuse(origin, "wrong passkey"));
        return new SignInRefusedException(new SignInNotice.PasskeyRefused());
    }
}
