package org.ownsky.portal.security;

import java.util.List;
import org.ownsky.portal.factor.CodeCheck;
import org.ownsky.portal.factor.PasskeyQuestions;
import org.ownsky.portal.factor.PendingSignIns;
import org.ownsky.portal.factor.ShownFactors;
import org.ownsky.portal.identity.SignIn;
import org.ownsky.portal.signin.ChainParts;
import org.ownsky.portal.signin.SignIns;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.stereotype.Component;

/** The ways to sign in beside name and password, in their places among the filters. */
@Component
class FurtherSignIns {
    private final PendingSignIns pending;
    private final CodeCheck codes;
    private final PasskeyQuestions passkeys;
    private final ShownFactors shown;
    private final SignIn signIn;
    private final SignIns signIns;

    FurtherSignIns(
            PendingSignIns pending,
            CodeCheck codes,
            PasskeyQuestions passkeys,
            ShownFactors shown,
            SignIn signIn,
            SignIns signIns) {
        this.pending = pending;
        this.codes = codes;
        this.passkeys = passkeys;
        this.shown = shown;
        this.signIn = signIn;
        this.signIns = signIns;
    }

    /** What happens when name and password do not let somebody in at once. */
    AfterPassword afterPassword() {
        return new AfterPassword(pending);
    }

    void addTo(HttpSecurity http) {
        var code = new CodeSignIn(pending, codes, shown, signIn);
        code.setAuthenticationFailureHandler(new BackToSecondStep(pending));
        var passkey = new PasskeySignIn(pending, passkeys, shown, signIn, signIns);
        passkey.setAuthenticationFailureHandler(new BackToSecondStep(pending));
        // Their forms are told from other sites' by SignInFromOurPageOnly, as the first page's is.
        http.csrf(csrf -> csrf.ignoringRequestMatchers(SecondStepPage::isPostedBy, PasskeySignIn::isPosted))
                .with(new Filters(List.of(code, passkey)), filters -> {});
    }

    /** They use what the chain uses for its own sign-in form. */
    private static final class Filters extends AbstractHttpConfigurer<Filters, HttpSecurity> {
        private final List<AbstractAuthenticationProcessingFilter> all;

        Filters(List<AbstractAuthenticationProcessingFilter> all) {
            this.all = all;
        }

        @Override
        public void configure(HttpSecurity http) {
            all.forEach(filter -> ChainParts.addSignIn(http, filter));
        }
    }
}
