package org.ownsky.provisioning.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.provisioning.approval.ApprovalFile;
import org.ownsky.provisioning.approval.Asked;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.quota.lease.Lease;
import org.ownsky.quota.lease.Leases;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows when instances end, and puts it off: by itself as often as the policy allows, and with approval after that. */
@Service
public class LeaseService {
    private static final int LARGEST_PAGE = 200;

    private final Leases leases;
    private final ApprovalFile approvals;
    private final LeaseJournal journal;
    private final InstanceService instances;
    private final Clock clock;

    LeaseService(Leases leases, ApprovalFile approvals, LeaseJournal journal, InstanceService instances, Clock clock) {
        this.leases = leases;
        this.approvals = approvals;
        this.journal = journal;
        this.instances = instances;
        this.clock = clock;
    }

    /** One page of the caller's project, the next to end first; needs PROJECT_READ. */
    @Transactional(readOnly = true)
    public KeysetPage<LeaseView> page(Caller caller, Optional<String> cursor, int limit) {
        var project = caller.requireProject(Permission.PROJECT_READ).project();
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw CloudException.invalid("Page size", String.valueOf(limit), "1 to " + LARGEST_PAGE);
        }
        cursor.filter(text -> !IdFormat.matches(InstanceId.PREFIX, text)).ifPresent(text -> {
            throw CloudException.invalid("Page", text, "what the page before gave");
        });
        var after = cursor.flatMap(leases::find)
                .filter(lease -> lease.scope().project().equals(project));
        var found = leases.page(project, after, limit + 1);
        var shown =
                found.stream().limit(limit).map(lease -> view(caller, lease)).toList();
        return new KeysetPage<>(
                shown,
                found.size() > limit ? Optional.of(shown.getLast().instance().value()) : Optional.empty());
    }

    /**
     * Those of a whole tenant that end within this time, the first to end first; needs TENANT_READ there.
     *
     * @param limit rows, 1 to 200
     */
    @Transactional(readOnly = true)
    public List<LeaseView> ending(Caller caller, TenantId tenant, Duration within, int limit) {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw CloudException.invalid("Page size", String.valueOf(limit), "1 to " + LARGEST_PAGE);
        }
        return leases.ending(tenant, clock.instant().plus(within), limit).stream()
                .map(lease -> view(caller, lease))
                .toList();
    }

    /**
     * An instance's lease; empty for one without end.
     *
     * @throws CloudException NotFound for an instance that the caller may not see
     */
    @Transactional(readOnly = true)
    public Optional<LeaseView> find(Caller caller, InstanceId instance) {
        return leases.find(instances.find(caller, instance).id().value()).map(lease -> view(caller, lease));
    }

    /**
     * Puts the end off; needs INSTANCE_OPERATE in the project. Once the extensions without asking are used up, it waits for
     * approval by those whose policies made the lease.
     *
     * @param until the new end; absent for as far as one extension goes
     * @throws CloudException NotFound for an instance without lease; InvalidInput for an end in the past or beyond what is
     *     allowed, with the range; WrongState for one that has its longest life; Conflict while an extension waits already
     */
    @Transactional
    public Extended extend(Caller caller, InstanceId instance, Optional<Instant> until) {
        var lease = leases.lock(instance.value()).orElseThrow(() -> CloudException.of(unknown(instance)));
        if (!caller.sees(lease.scope().project())) {
            throw CloudException.hidden(unknown(instance));
        }
        if (!caller.mayOperate(lease.scope().project(), Permission.INSTANCE_OPERATE)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        }
        var now = clock.instant();
        var wanted = until.orElseGet(() -> lease.farthest(now));
        lease.requireWithin(wanted, now);
        if (lease.extendsItself()) {
            var extended = leases.extend(lease, wanted, true, caller.name());
            journal.extended(caller, lease, extended);
            return new Extended(view(caller, extended), Optional.empty());
        }
        if (approvals.isWaiting(instance)) {
            throw CloudException.of(new CloudError.Conflict(
                    "lease", "An extension of " + lease.name() + " waits for approval already."));
        }
        var asked = approvals.ask(
                caller,
                lease.scope(),
                new Asked.Extension(instance, lease.name(), lease.ends(), wanted),
                List.of("its " + lease.extensions() + " extensions without asking are used up, by "
                        + String.join(" and ", lease.rules())),
                lease.levels());
        return new Extended(view(caller, lease), Optional.of(asked));
    }

    private LeaseView view(Caller caller, Lease lease) {
        return LeaseView.of(
                lease, caller.mayOperate(lease.scope().project(), Permission.INSTANCE_OPERATE), clock.instant());
    }

    private static CloudError.NotFound unknown(InstanceId instance) {
        return new CloudError.NotFound("lease", instance.value());
    }
}
