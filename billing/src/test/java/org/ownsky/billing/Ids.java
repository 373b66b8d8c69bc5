package org.ownsky.billing;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.instance.InstanceId;

/** Ids and callers that no other test has. */
final class Ids {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private Ids() {}

    static InstanceId instance() {
        return new InstanceId(next("i"));
    }

    static ProjectScope project() {
        return new ProjectScope(new TenantId(next("ten")), new ProjectId(next("prj")));
    }

    static Caller caller(ProjectScope scope, Permission... permissions) {
        return new Caller(new UserId(next("usr")), "Ada", Optional.of(scope), Set.of(permissions), "192.0.2.1");
    }

    /** Somebody who may see everything of a project. */
    static Caller member(ProjectScope scope) {
        return caller(scope, Permission.PROJECT_READ, Permission.COST_READ);
    }

    private static String next(String prefix) {
        return String.format("%s-%017x", prefix, NUMBERS.incrementAndGet());
    }
}
