package org.ownsky.provisioning.driver.iscsi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ownsky.provisioning.driver.iscsi.TgtControl.Answer;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** The targets of a running {@code tgtd}. Each step finds done what a broken call did, and goes on from there. */
final class Targets {
    /** Somebody else may take a number between our look and our order. */
    private static final int ATTEMPTS = 10;

    private final TgtControl control;

    Targets(TgtControl control) {
        this.control = control;
    }

    /** The address comes last: until then nobody gets in. */
    void open(Access access, Path file) {
        int tid = create(access.target());
        TgtControl.require(control.createUnit(tid, Access.LUN, file), "export " + file);
        control.updateUnit(tid, Access.LUN, "thin_provisioning=1");
        control.updateUnit(tid, Access.LUN, "readonly=" + (access.who().readOnly() ? 1 : 0));
        String user = access.secret().user();
        TgtControl.require(control.createAccount(user, access.secret().password()), "create account " + user);
        TgtControl.require(control.bindAccount(tid, user), "bind account " + user);
        TgtControl.require(
                control.bindAddress(tid, access.who().node()),
                "let " + access.who().node() + " in");
    }

    /** Cuts off who is connected. */
    void close(VolumeName volume, String instance) {
        Optional<TargetView> target =
                TargetView.find(Access.target(volume, instance), TargetView.parse(control.show()));
        if (target.isPresent() && control.deleteTarget(target.get().tid()) == Answer.BUSY) {
            throw new DriverException(
                    DriverException.Kind.FAILED,
                    "tgt is still busy with target " + target.get().name());
        }
        Answer _ = control.deleteAccount(Access.name(volume, instance));
    }

    boolean connected(Access access) {
        return TargetView.find(access.target(), TargetView.parse(control.show()))
                .filter(TargetView::connected)
                .isPresent();
    }

    /** Looks at the file's size again. What is asked of the unit in that moment is refused, and asked again. */
    void resize(Access access, Path file) {
        Optional<TargetView> target = TargetView.find(access.target(), TargetView.parse(control.show()));
        if (target.isPresent()) {
            int tid = target.get().tid();
            control.updateUnit(tid, Access.LUN, "online=0");
            try {
                control.updateUnit(tid, Access.LUN, "path=" + file);
            } finally {
                control.updateUnit(tid, Access.LUN, "online=1");
            }
        }
    }

    private int create(String name) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<TargetView> targets = TargetView.parse(control.show());
            Optional<TargetView> present = TargetView.find(name, targets);
            if (present.isPresent()) {
                return present.get().tid();
            }
            int tid = TargetView.freeTid(targets);
            if (control.createTarget(tid, name) == Answer.DONE) {
                return tid;
            }
        }
        throw new DriverException(DriverException.Kind.FAILED, "tgt has no number for target " + name);
    }
}
