package org.ownsky.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.ownsky.portal.factor.CodeCheck;
import org.ownsky.portal.factor.CodeResult;
import org.ownsky.portal.factor.PendingSignIns;
import org.ownsky.portal.factor.ShownFactors;
import org.ownsky.portal.identity.SignIn;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.identity.SignInRefusedException;
import org.ownsky.portal.signin.DatabaseAnswers;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Signs in whoever gave the right password in this browser and now a right code, or a recovery code. */
final class CodeSignIn extends AbstractAuthenticationProcessingFilter {
    static final String CODE = "code";

    private final PendingSignIns pending;
    private final CodeCheck codes;
    private final ShownFactors shown;
    private final SignIn signIn;

    CodeSignIn(PendingSignIns pending, CodeCheck codes, ShownFactors shown, SignIn signIn) {
        super((RequestMatcher) SecondStepPage::isPostedBy);
        this.pending = pending;
        this.codes = codes;
        this.shown = shown;
        this.signIn = signIn;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        return DatabaseAnswers.orUnavailable(() -> attempt(request));
    }

    private Authentication attempt(HttpServletRequest request) {
        var account = pending.current().orElseThrow(() -> new SignInRefusedException(new SignInNotice.TookTooLong()));
        var origin = request.getRemoteAddr();
        return switch (codes.look(account.id(), text(request.getParameter(CODE)), origin)) {
            case CodeResult.Right right -> {
                var accepted = signIn.finish(account.id(), origin, "with a password and " + right.how())
                        .orElseThrow(() -> new SignInRefusedException(new SignInNotice.Wrong()));
                pending.end(request);
                shown.mark(account.id());
                yield accepted.authentication();
            }
            case CodeResult.Wrong wrong -> {
                signIn.refuse(account.id(), origin, "right password, wrong code");
                throw new SignInRefusedException(
                        isRecovery(request) ? new SignInNotice.WrongRecoveryCode() : new SignInNotice.WrongCode());
            }
            case CodeResult.TooSoon tooSoon -> throw new SignInRefusedException(new SignInNotice.Wait(tooSoon.rest()));
        };
    }

    static boolean isRecovery(HttpServletRequest request) {
        return request.getParameter(SecondStepPage.RECOVERY) != null;
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}
