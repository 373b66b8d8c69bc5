package org.ownsky.portal.credential;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Signing in with an access key: the look-up before the signature is checked, and the note after it. */
@Service
public class AccessKeySignIn {
    private final AccessKeyStore store;
    private final SecretBox box;
    private final LostAccess lostAccess;
    private final Clock clock;

    AccessKeySignIn(AccessKeyStore store, SecretBox box, LostAccess lostAccess, Clock clock) {
        this.store = store;
        this.box = box;
        this.lostAccess = lostAccess;
        this.clock = clock;
    }

    /**
     * The key that calls itself so; empty when there is none, it has expired, or its owner has lost the project.
     *
     * @param accessKeyId as a request gives it, in any shape
     */
    public Optional<SigningKey> find(String accessKeyId) {
        return AccessKeyId.parse(accessKeyId)
                .flatMap(store::find)
                .filter(row -> !row.view().expired(clock.instant()))
                .flatMap(row -> lostAccess
                        .ownerOrRemove(row.view())
                        .map(owner -> new SigningKey(
                                row.view(), box.open(row.view().id().value(), row.secret()), owner)));
    }

    /** To be told once the signature held. */
    public void accepted(SigningKey key) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (LastUse.isNews(key.key().lastUse(), now)) {
            store.used(key.key().id(), new LastUse(now, key.caller().origin()));
        }
    }
}
