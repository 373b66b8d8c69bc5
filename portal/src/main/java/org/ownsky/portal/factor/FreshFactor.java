package org.ownsky.portal.factor;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.credential.ByToken;
import org.ownsky.portal.credential.SecondFactor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Wants a factor that was shown a short while ago, from who has one. */
@Component
class FreshFactor implements SecondFactor {
    private final HeldFactors held;
    private final ShownFactors shown;

    FreshFactor(HeldFactors held, ShownFactors shown) {
        this.held = held;
        this.shown = shown;
    }

    @Override
    public void require(Caller caller) {
        if (isDue(caller)) {
            throw CloudException.of(new CloudError.WrongState(
                    "second factor",
                    "not shown",
                    "This needs your second factor, shown within the last " + ShownFactors.FRESH.toMinutes()
                            + " minutes. Enter a code of your app or use a passkey, then try again."));
        }
    }

    boolean isDue(Caller caller) {
        return held.isWantedFrom(caller.user()) && !shown.isFresh(caller.user()) && !isByToken();
    }

    private static boolean isByToken() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof ByToken;
    }
}
