package org.ownsky.portal.factor;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.audit.DeniedAttempts;
import org.ownsky.portal.identity.SignInNotice;
import org.springframework.stereotype.Service;

/** Has people who are signed in show their second factor once more, before what an open browser alone must not do. */
@Service
public class StepUpService {
    private final FactorGate gate;
    private final CodeCheck codes;
    private final PasskeyQuestions passkeys;
    private final DeniedAttempts denied;

    StepUpService(FactorGate gate, CodeCheck codes, PasskeyQuestions passkeys, DeniedAttempts denied) {
        this.gate = gate;
        this.codes = codes;
        this.passkeys = passkeys;
        this.denied = denied;
    }

    /** Whether the caller has a factor and did not show it in this browser within ten minutes. */
    public boolean isDue(Caller caller) {
        return gate.isDue(caller);
    }

    /** Whether the caller, who has no factor, has to enter their password before they can add the first. */
    public boolean isPasswordDue(Caller caller) {
        return gate.isPasswordDue(caller);
    }

    /**
     * Takes the password of a caller without a factor.
     *
     * @throws CloudException InvalidInput for a wrong one; WrongState after too many, or for who has a factor
     */
    public void showPassword(Caller caller, String password) {
        gate.showPassword(caller, password);
    }

    /**
     * Takes a code of the app or a recovery code.
     *
     * @throws CloudException InvalidInput for a wrong one; WrongState after too many
     */
    public void show(Caller caller, String code) {
        if (!gate.isKeptHere(caller)) {
            return;
        }
        switch (codes.look(caller.user(), code, caller.origin())) {
            case CodeResult.Right right -> gate.shown(caller);
            case CodeResult.Wrong wrong -> {
                denied.record(caller, "second-factor.show", caller.user().value(), "wrong code");
                throw CloudException.invalid(
                        "Code", code, "one that your app shows now and that was not used yet, or a recovery code");
            }
            case CodeResult.TooSoon tooSoon ->
                throw CloudException.of(new CloudError.WrongState(
                        "second factor", "waiting", new SignInNotice.Wait(tooSoon.rest()).message()));
        }
    }

    /** Whether the caller could show a passkey instead. */
    public boolean hasPasskey(Caller caller) {
        return gate.isKeptHere(caller) && passkeys.arePossible(caller.user());
    }

    /** Asks for a passkey, in JSON for the browser's script. */
    public String askForPasskey(Caller caller) {
        return gate.isKeptHere(caller) ? passkeys.ask(caller.user()) : "";
    }

    /**
     * Takes the answer to {@link #askForPasskey}.
     *
     * @throws CloudException InvalidInput for a wrong one
     */
    public void showPasskey(Caller caller, String answer) {
        if (!gate.isKeptHere(caller)) {
            return;
        }
        if (passkeys.take(answer)
                .filter(shown -> shown.account().equals(caller.user()))
                .isEmpty()) {
            denied.record(caller, "second-factor.show", caller.user().value(), "wrong passkey");
            throw CloudException.invalid("Passkey", "…", "one of this account's, shown now");
        }
        gate.shown(caller);
    }
}
