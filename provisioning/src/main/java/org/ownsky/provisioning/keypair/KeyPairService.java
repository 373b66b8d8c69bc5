package org.ownsky.provisioning.keypair;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports, generates, lists and deletes a project's key pairs. */
@Service
@Transactional
public class KeyPairService {
    private static final int LONGEST_NAME = 64;
    /** Keeps {@link #list} a list; EC2's own default limit is 5,000 a region. */
    static final int MOST_IN_A_PROJECT = 500;

    private final KeyPairs keyPairs;
    private final KeyMaker keyMaker;
    private final IdSource ids;
    private final Clock clock;
    private final AuditTrail audit;
    private final ChangeFeed changes;

    KeyPairService(
            KeyPairs keyPairs, KeyMaker keyMaker, IdSource ids, Clock clock, AuditTrail audit, ChangeFeed changes) {
        this.keyPairs = keyPairs;
        this.keyMaker = keyMaker;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.changes = changes;
    }

    /** Stores a public key, given in OpenSSH's one-line form. */
    public KeyPairView importKey(Caller caller, String name, String publicKey) {
        caller.requireProject(Permission.INSTANCE_OPERATE);
        var checkedName = checkName(name);
        return store(caller, "keypair.import", checkedName, PublicKey.parse(publicKey));
    }

    /** Makes an Ed25519 key pair; the private half is in the answer and nowhere else. */
    public GeneratedKeyPair generate(Caller caller, String name) {
        caller.requireProject(Permission.INSTANCE_OPERATE);
        var checkedName = checkName(name);
        var made = keyMaker.make(checkedName);
        return new GeneratedKeyPair(
                store(caller, "keypair.generate", checkedName, made.publicKey()), made.privateKey());
    }

    /** The project's key pairs, by name. */
    @Transactional(readOnly = true)
    public List<KeyPairView> list(Caller caller) {
        return keyPairs.in(caller.requireProject(Permission.PROJECT_READ).project());
    }

    @Transactional(readOnly = true)
    public KeyPairView find(Caller caller, KeyPairId id) {
        return visible(caller, id).view();
    }

    /** A key pair to launch with: one of the project acted in, whatever else the caller may see. */
    @Transactional(readOnly = true)
    public KeyPairView launchable(Caller caller, KeyPairId id) {
        var project = caller.requireProject(Permission.PROJECT_READ).project();
        return keyPairs.find(id)
                .filter(row -> row.project().equals(project))
                .map(KeyPairs.Row::view)
                .orElseThrow(() -> CloudException.of(unknown(id)));
    }

    /** Forgets the public key. Instances that were launched with it keep it. */
    public void delete(Caller caller, KeyPairId id) {
        var row = keyPairs.find(id).orElseThrow(() -> CloudException.of(unknown(id)));
        if (!caller.sees(row.project())) {
            throw CloudException.hidden(unknown(id));
        }
        if (!caller.mayOperate(row.project(), Permission.INSTANCE_OPERATE)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        }
        keyPairs.remove(id);
        audit.record(
                caller,
                "keypair.delete",
                id.value(),
                row.view().name(),
                Changes.of("name", row.view().name(), null)
                        .with("fingerprint", row.view().fingerprint(), null));
        changes.changed(row.project(), id.value());
    }

    private KeyPairs.Row visible(Caller caller, KeyPairId id) {
        return keyPairs.find(id)
                .filter(row -> caller.sees(row.project()))
                .orElseThrow(() -> CloudException.of(unknown(id)));
    }

    private static CloudError.NotFound unknown(KeyPairId id) {
        return new CloudError.NotFound("key pair", id.value());
    }

    private KeyPairView store(Caller caller, String action, String name, PublicKey key) {
        var project = caller.requireProject(Permission.INSTANCE_OPERATE).project();
        if (keyPairs.count(project) >= MOST_IN_A_PROJECT) {
            throw CloudException.of(new CloudError.Conflict(
                    "key pair",
                    "This project has " + MOST_IN_A_PROJECT
                            + " key pairs, the most a project may have. Delete one that nobody needs."));
        }
        var view = new KeyPairView(
                new KeyPairId(ids.next(KeyPairId.PREFIX)),
                name,
                key.algorithm().word(),
                key.fingerprint(),
                key.line(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!keyPairs.add(project, view, caller.user(), caller.name())) {
            throw CloudException.of(new CloudError.Conflict(
                    "key pair",
                    "This project already has a key pair named \"" + name
                            + "\". Choose another name, or use that one."));
        }
        audit.record(
                caller,
                action,
                view.id().value(),
                name + " " + view.fingerprint(),
                Changes.of("name", null, name).with("fingerprint", null, view.fingerprint()));
        changes.changed(project, view.id().value());
        return view;
    }

    private static String checkName(String name) {
        var trimmed = name.strip();
        var length = trimmed.codePointCount(0, trimmed.length());
        if (length < 1 || length > LONGEST_NAME || !trimmed.codePoints().allMatch(PublicKey::isPrintable)) {
            throw CloudException.invalid("Name", trimmed, "1 to " + LONGEST_NAME + " printable characters");
        }
        return trimmed;
    }
}
