package org.ownsky.portal.factor;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.identity.PasswordService;
import org.ownsky.portal.identity.SecondStepAdded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Lets people at their factors: those whose password is kept here, and who have shown a factor a short while ago, or without
 * one, their password. An open browser alone must not add a way in.
 */
@Component
class FactorGate {
    private final PasswordService passwords;
    private final HeldFactors held;
    private final FreshFactor fresh;
    private final ShownFactors shown;
    private final ApplicationEventPublisher events;

    FactorGate(
            PasswordService passwords,
            HeldFactors held,
            FreshFactor fresh,
            ShownFactors shown,
            ApplicationEventPublisher events) {
        this.events = events;
        this.passwords = passwords;
        this.held = held;
        this.fresh = fresh;
        this.shown = shown;
    }

    /**
     * Refuses whoever must not change their factors.
     *
     * @throws CloudException NotFound for who is nobody's account; WrongState for the others
     */
    void enter(Caller caller) {
        if (!passwords.isKeptHere(caller)) {
            throw CloudException.of(new CloudError.WrongState(
                    "second factor",
                    "elsewhere",
                    "You sign in with your organisation's own sign-in service, which keeps your password and your second"
                            + " factors. Set them up there."));
        }
        if (hasAny(caller)) {
            fresh.require(caller);
        } else if (!shown.isFresh(caller.user())) {
            throw CloudException.of(new CloudError.WrongState(
                    "second factor",
                    "password not shown",
                    "This needs your password, entered within the last " + ShownFactors.FRESH.toMinutes()
                            + " minutes. Enter it, then try again."));
        }
    }

    /** Whether somebody without a factor has to enter their password before they can add the first. */
    boolean isPasswordDue(Caller caller) {
        return isKeptHere(caller) && !hasAny(caller) && !shown.isFresh(caller.user());
    }

    /**
     * Takes the password of somebody without a factor; it stands for none of who has one.
     *
     * @throws CloudException WrongState for who has one; as {@link PasswordService#require} for a wrong password
     */
    void showPassword(Caller caller, String password) {
        if (hasAny(caller)) {
            throw CloudException.of(new CloudError.WrongState(
                    "second factor",
                    "present",
                    "This account has a second factor. Show that instead of the password."));
        }
        passwords.require(caller, password, "second-factor.add");
        shown(caller);
    }

    boolean isKeptHere(Caller caller) {
        return passwords.isKeptHere(caller);
    }

    boolean isDue(Caller caller) {
        return isKeptHere(caller) && fresh.isDue(caller);
    }

    boolean hasAny(Caller caller) {
        return held.isWantedFrom(caller.user());
    }

    /** The caller has just added one, and so shown it. With the first, sign-ins from before end elsewhere. */
    void added(Caller caller, boolean isFirst) {
        shown(caller);
        if (isFirst) {
            events.publishEvent(new SecondStepAdded(caller.user().value()));
        }
    }

    /** The caller has just shown one. */
    void shown(Caller caller) {
        shown.mark(caller.user());
    }
}
