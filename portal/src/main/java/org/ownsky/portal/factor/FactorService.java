package org.ownsky.portal.factor;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's own authenticator app and recovery codes. Whoever has any factor must have shown one before changing them. */
@Service
public class FactorService {
    /** Tells this account from the others in somebody's app. */
    private static final String ISSUER = "Ownsky";

    private final TotpStore totps;
    private final RecoveryCodes recoveryCodes;
    private final FactorGate gate;
    private final FreshFactors fresh;
    private final AuditTrail audit;
    private final Clock clock;

    FactorService(
            TotpStore totps,
            RecoveryCodes recoveryCodes,
            FactorGate gate,
            FreshFactors fresh,
            AuditTrail audit,
            Clock clock) {
        this.totps = totps;
        this.recoveryCodes = recoveryCodes;
        this.gate = gate;
        this.fresh = fresh;
        this.audit = audit;
        this.clock = clock;
    }

    /** The caller's own. */
    @Transactional(readOnly = true)
    public FactorsView overview(Caller caller) {
        return new FactorsView(
                gate.isKeptHere(caller) && gate.hasAny(caller),
                totps.addedAt(caller.user()),
                recoveryCodes.left(caller.user()));
    }

    /**
     * A secret for a new app. Nothing is kept of it until {@link #enrol}.
     *
     * @throws CloudException WrongState with an app already, or when a factor has to be shown first
     */
    @Transactional(readOnly = true)
    public TotpEnrolment begin(Caller caller) {
        gate.enter(caller);
        if (totps.addedAt(caller.user()).isPresent()) {
            throw hasApp();
        }
        var secret = fresh.totp();
        return new TotpEnrolment(secret.base32(), secret.address(ISSUER, caller.name()));
    }

    /**
     * From now on the app's codes are asked for at sign-in.
     *
     * @param code that the app shows
     * @return recovery codes, which are shown this once; empty for who has some already
     * @throws CloudException InvalidInput for another code; WrongState as {@link #begin}
     */
    @Transactional
    public List<String> enrol(Caller caller, TotpEnrolment enrolment, String code) {
        gate.enter(caller);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var secret = new TotpSecret(enrolment.key());
        var step = secret.stepOf(code.replaceAll("\\s", ""), now);
        if (step.isEmpty()) {
            throw CloudException.invalid("Code", code, "the 6 digits that the app shows now for this account");
        }
        var isFirst = !gate.hasAny(caller);
        if (!totps.add(caller.user(), secret, step.getAsLong(), now)) {
            throw hasApp();
        }
        audit.record(caller, "second-factor.add", caller.user().value(), "authenticator app");
        gate.added(caller, isFirst);
        return isFirst ? recoveryCodes.make(caller) : List.of();
    }

    /** Takes the app away; with the last factor, the recovery codes go too. */
    @Transactional
    public void removeApp(Caller caller) {
        gate.enter(caller);
        if (!totps.remove(caller.user())) {
            throw CloudException.of(new CloudError.NotFound("authenticator app of", caller.name()));
        }
        audit.record(caller, "second-factor.remove", caller.user().value(), "authenticator app");
        recoveryCodes.removeIfNeedless(caller.user());
    }

    /**
     * Ten new ones; those before work no longer.
     *
     * @throws CloudException WrongState for who has no factor that they could stand in for
     */
    @Transactional
    public List<String> renewRecoveryCodes(Caller caller) {
        gate.enter(caller);
        if (!gate.hasAny(caller)) {
            throw CloudException.of(new CloudError.WrongState(
                    "recovery codes",
                    "needless",
                    "Recovery codes stand in for a second factor. Set up an authenticator app or a passkey first."));
        }
        return recoveryCodes.make(caller);
    }

    private static CloudException hasApp() {
        return CloudException.of(new CloudError.WrongState(
                "second factor",
                "on",
                "You have an authenticator app already. Remove it first to set up another one."));
    }
}
