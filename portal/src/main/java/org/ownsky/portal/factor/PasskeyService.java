package org.ownsky.portal.factor;

import java.util.List;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's own passkeys. Whoever has any factor must have shown one before changing them. */
@Service
public class PasskeyService {
    private static final Logger log = LoggerFactory.getLogger(PasskeyService.class);

    /** Keeps the list a list, and what a device is told about it small. */
    static final int MOST = 20;

    private static final int LONGEST_NAME = 64;

    private final PasskeyStore store;
    private final PasskeyOwners owners;
    private final PasskeyCeremonies ceremonies;
    private final PasskeySite site;
    private final FactorGate gate;
    private final RecoveryCodes recoveryCodes;
    private final AuditTrail audit;

    PasskeyService(
            PasskeyStore store,
            PasskeyOwners owners,
            PasskeyCeremonies ceremonies,
            PasskeySite site,
            FactorGate gate,
            RecoveryCodes recoveryCodes,
            AuditTrail audit) {
        this.store = store;
        this.owners = owners;
        this.ceremonies = ceremonies;
        this.site = site;
        this.gate = gate;
        this.recoveryCodes = recoveryCodes;
        this.audit = audit;
    }

    /** Whether browsers allow passkeys at the address that the caller came to. */
    public boolean isPossible(Caller caller) {
        return gate.isKeptHere(caller) && site.isPossible();
    }

    /** The caller's own, the oldest first. */
    @Transactional
    public List<PasskeyView> list(Caller caller) {
        return gate.isKeptHere(caller) ? store.of(owners.handle(caller.user())) : List.of();
    }

    /**
     * What a device has to be asked so that it makes one.
     *
     * @throws CloudException WrongState when a factor has to be shown first; Conflict with too many
     */
    @Transactional
    public PasskeyEnrolment begin(Caller caller) {
        gate.enter(caller);
        if (store.of(owners.handle(caller.user())).size() >= MOST) {
            throw CloudException.of(new CloudError.Conflict(
                    "passkey",
                    "You have " + MOST + " passkeys, the most anybody may have. Remove one that is not used."));
        }
        var asked = ceremonies.forNew(caller.user(), caller.name());
        return new PasskeyEnrolment(asked, ceremonies.write(asked));
    }

    /**
     * Keeps what the device made.
     *
     * @param answer of the browser's script
     * @param name 1 to 64 characters, for telling passkeys apart
     * @return recovery codes, which are shown this once; empty for who has some already
     * @throws CloudException InvalidInput for the name, or an answer that is not to what was asked
     */
    @Transactional
    public List<String> add(Caller caller, PasskeyEnrolment enrolment, String answer, String name) {
        gate.enter(caller);
        var checkedName = checkName(name);
        if (!enrolment.asked().getUser().getId().equals(owners.handle(caller.user()))) {
            throw CloudException.of(new CloudError.NotFound("enrolment", checkedName));
        }
        var isFirst = !gate.hasAny(caller);
        try {
            ceremonies.keep(enrolment.asked(), answer, checkedName);
        } catch (DataAccessException down) {
            throw down;
        } catch (RuntimeException refused) {
            log.atInfo().addKeyValue("account", caller.user()).setCause(refused).log("A new passkey was not accepted");
            throw CloudException.invalid("Passkey", "…", "one that this device makes now, for this address");
        }
        audit.record(
                caller, "second-factor.add", caller.user().value(), "passkey", Changes.of("name", null, checkedName));
        gate.added(caller, isFirst);
        return isFirst ? recoveryCodes.make(caller) : List.of();
    }

    /** Gives one of the caller's another name. */
    @Transactional
    public void rename(Caller caller, PasskeyId id, String name) {
        gate.enter(caller);
        var passkey = find(caller, id);
        var checkedName = checkName(name);
        store.rename(id, checkedName);
        audit.record(
                caller,
                "second-factor.rename",
                caller.user().value(),
                "passkey " + id,
                Changes.of("name", passkey.name(), checkedName));
    }

    /** Has one of the caller's work no longer; with the last factor, the recovery codes go too. */
    @Transactional
    public void remove(Caller caller, PasskeyId id) {
        gate.enter(caller);
        var passkey = find(caller, id);
        store.remove(id);
        audit.record(
                caller,
                "second-factor.remove",
                caller.user().value(),
                "passkey " + id,
                Changes.of("name", passkey.name(), null));
        recoveryCodes.removeIfNeedless(caller.user());
    }

    private PasskeyView find(Caller caller, PasskeyId id) {
        return store.find(owners.handle(caller.user()), id)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("passkey", id.value())));
    }

    private static String checkName(String name) {
        var stripped = name.strip();
        var length = stripped.codePointCount(0, stripped.length());
        if (length < 1 || length > LONGEST_NAME || stripped.chars().anyMatch(Character::isISOControl)) {
            throw CloudException.invalid("Name", name, "1 to " + LONGEST_NAME + " characters without line breaks");
        }
        return stripped;
    }
}
