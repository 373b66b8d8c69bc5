package org.ownsky.portal.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and revokes access keys of people in a project. A key may do what its owner may in that project. */
@Service
public class AccessKeyService {
    private static final Duration LONGEST_LIFE = Duration.ofDays(3_660);

    private final AccessKeyStore store;
    private final SecretBox box;
    private final FreshCredentials fresh;
    private final SecondFactor secondFactor;
    private final AuditTrail audit;
    private final ChangeFeed changes;
    private final Clock clock;

    AccessKeyService(
            AccessKeyStore store,
            SecretBox box,
            FreshCredentials fresh,
            SecondFactor secondFactor,
            AuditTrail audit,
            ChangeFeed changes,
            Clock clock) {
        this.store = store;
        this.box = box;
        this.fresh = fresh;
        this.secondFactor = secondFactor;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A new key of the caller's in the project acted in; needs PROJECT_READ there.
     *
     * @param lifetime empty for as long as the caller has access to the project
     * @throws CloudException Conflict when the caller has two already; InvalidInput for the lifetime
     */
    @Transactional
    public NewAccessKey create(Caller caller, Optional<Duration> lifetime) {
        var project = caller.requireProject(Permission.PROJECT_READ).project();
        secondFactor.require(caller);
        lifetime.filter(life -> !life.isPositive() || life.compareTo(LONGEST_LIFE) > 0)
                .ifPresent(life -> {
                    throw CloudException.invalid(
                            "Lifetime", life.toDays() + " days", "1 to " + LONGEST_LIFE.toDays() + " days");
                });
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var key = new AccessKeyView(
                fresh.accessKeyId(),
                caller.user(),
                caller.name(),
                project,
                now,
                lifetime.map(now::plus),
                Optional.empty());
        var secret = fresh.accessKeySecret();
        store.removeExpired(project, caller.user(), now);
        if (!store.add(key, box.lock(key.id().value(), secret))) {
            throw CloudException.of(new CloudError.Conflict(
                    "access key",
                    "You have two access keys in this project, the most that work at once. Revoke the one that nothing"
                            + " uses any more, then make a new one."));
        }
        audit.record(
                caller,
                "access-key.create",
                key.id().value(),
                "expires " + key.expiresAt().map(Object::toString).orElse("never"),
                Changes.of("owner", null, key.owner()));
        changes.changed(project, key.id().value());
        return new NewAccessKey(key, secret);
    }

    /** The caller's own in the project acted in; everybody's for who administers it. Needs PROJECT_READ. */
    @Transactional(readOnly = true)
    public List<AccessKeyView> list(Caller caller) {
        var scope = caller.requireProject(Permission.PROJECT_READ);
        return store.in(scope.project()).stream()
                .filter(key -> mayKnow(caller, key))
                .toList();
    }

    /** Ends a key at once: one's own, or anybody's in a project that the caller administers. */
    @Transactional
    public void revoke(Caller caller, AccessKeyId id) {
        var key = store.find(id)
                .map(AccessKeyStore.Row::view)
                .filter(found -> caller.sees(found.project()) && mayKnow(caller, found))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("access key", id.value())));
        store.remove(id);
        audit.record(
                caller, "access-key.revoke", id.value(), "of " + key.owner(), Changes.of("owner", key.owner(), null));
        changes.changed(key.project(), id.value());
    }

    private static boolean mayKnow(Caller caller, AccessKeyView key) {
        return key.owner().equals(caller.user()) || caller.mayOperate(key.project(), Permission.PROJECT_ADMINISTER);
    }
}
