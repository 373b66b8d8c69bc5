package org.ownsky.provisioning.approval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.quota.policy.PolicyLevel;
import org.ownsky.quota.policy.PolicyScope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows and decides what waits for approval. Each place whose policy asks for it has to approve, by somebody who administers
 * that place; one of them is enough to decline. Who asked may decide, too, with that power.
 */
@Service
public class ApprovalService {
    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_COMMENT = 500;

    private final ApprovalStore store;
    private final ApprovalDesk desk;
    private final InstanceService instances;

    ApprovalService(ApprovalStore store, ApprovalDesk desk, InstanceService instances) {
        this.store = store;
        this.desk = desk;
        this.instances = instances;
    }

    /**
     * One page, newest first, of all that the caller may know of: everywhere for who reads the fleet and acts nowhere, the
     * tenant's for who reads it, else the project's; needs PROJECT_READ there.
     *
     * @param only of these, those of one project; absent for all
     * @param states empty for all
     * @throws CloudException InvalidInput for a cursor that no page gave, or a limit not from 1 to 200
     */
    @Transactional(readOnly = true)
    public KeysetPage<ApprovalView> page(
            Caller caller, Optional<ProjectId> only, Set<ApprovalState> states, Optional<String> cursor, int limit) {
        var reach = reach(caller).only(only);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw CloudException.invalid("Page size", String.valueOf(limit), "1 to " + LARGEST_PAGE);
        }
        cursor.filter(text -> !IdFormat.matches(ApprovalId.PREFIX, text)).ifPresent(text -> {
            throw CloudException.invalid("Page", text, "what the page before gave");
        });
        var wanted = states.isEmpty() ? Set.of(ApprovalState.values()) : states;
        var rows = store.page(reach, wanted, cursor, limit + 1);
        var shown = rows.stream().limit(limit).map(row -> row.view(caller)).toList();
        return new KeysetPage<>(
                shown, rows.size() > limit ? Optional.of(shown.getLast().id().value()) : Optional.empty());
    }

    /** How many of what {@link #page} shows wait for the caller's approval; needs what it does. */
    @Transactional(readOnly = true)
    public long waiting(Caller caller) {
        var reach = reach(caller);
        var levels = caller.may(Permission.FLEET_OPERATE)
                ? List.of(PolicyLevel.values())
                : caller.may(Permission.TENANT_ADMINISTER)
                        ? List.of(PolicyLevel.TENANT, PolicyLevel.PROJECT)
                        : List.<PolicyLevel>of();
        var own =
                caller.scope().map(ProjectScope::project).filter(project -> caller.may(Permission.PROJECT_ADMINISTER));
        return levels.isEmpty() && own.isEmpty() ? 0 : store.waiting(reach, levels, own);
    }

    private static ApprovalStore.Reach reach(Caller caller) {
        if (caller.tenant().isEmpty()) {
            caller.require(Permission.FLEET_READ);
            return new ApprovalStore.Reach(Optional.empty(), Optional.empty());
        }
        if (caller.may(Permission.TENANT_READ) || caller.may(Permission.FLEET_READ)) {
            return new ApprovalStore.Reach(caller.tenant(), Optional.empty());
        }
        return new ApprovalStore.Reach(
                caller.tenant(),
                Optional.of(caller.requireProject(Permission.PROJECT_READ).project()));
    }

    /** One of them, for who sees its project or reads its tenant. */
    @Transactional(readOnly = true)
    public ApprovalView find(Caller caller, ApprovalId id) {
        return store.find(id)
                .filter(row -> caller.sees(row.scope()))
                .map(row -> row.view(caller))
                .orElseThrow(() -> CloudException.of(unknown(id)));
    }

    /**
     * Those about an instance that wait now.
     *
     * @throws CloudException NotFound for an instance that the caller may not see
     */
    @Transactional(readOnly = true)
    public List<ApprovalView> waitingFor(Caller caller, InstanceId instance) {
        return store.waitingFor(instances.find(caller, instance).id()).stream()
                .map(row -> row.view(caller))
                .toList();
    }

    /**
     * Approves for every place that is asked and that the caller administers; with the last of them, what was asked happens.
     * Again is fine.
     *
     * @param comment at most 500 characters; empty for none
     * @throws CloudException Forbidden without the power that the rule asks for; WrongState once it was declined, withdrawn or
     *     has expired, or while a gate of the project is shut
     */
    @Transactional
    public ApprovalView approve(Caller caller, ApprovalId id, String comment) {
        var words = checked(comment);
        var row = askedOf(caller, id);
        if (row.state() != ApprovalState.APPROVED
                && !(row.waiting() && row.openTo(caller).isEmpty())) {
            requireWaiting(row);
            desk.approve(caller, row, words);
        }
        return find(caller, id);
    }

    /**
     * Declines; what was asked will not be. Again is fine.
     *
     * @param comment why, 1 to 500 characters: who asked reads it
     * @throws CloudException as {@link #approve}
     */
    @Transactional
    public ApprovalView decline(Caller caller, ApprovalId id, String comment) {
        var words = checked(comment);
        var row = askedOf(caller, id);
        if (row.state() != ApprovalState.DECLINED) {
            requireWaiting(row);
            if (words.isEmpty()) {
                throw CloudException.invalid(
                        "Comment", comment, "1 to " + LONGEST_COMMENT + " characters that say why");
            }
            desk.giveUp(caller, row, ApprovalState.DECLINED, words);
        }
        return find(caller, id);
    }

    /** Takes back what was asked; needs INSTANCE_OPERATE in the project. Again is fine. */
    @Transactional
    public ApprovalView withdraw(Caller caller, ApprovalId id) {
        var row = seen(caller, id);
        if (!row.isTheirsToWithdraw(caller)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        }
        if (row.state() != ApprovalState.WITHDRAWN) {
            requireWaiting(row);
            desk.giveUp(caller, row, ApprovalState.WITHDRAWN, "");
        }
        return find(caller, id);
    }

    private ApprovalRow seen(Caller caller, ApprovalId id) {
        var row = store.lock(id).orElseThrow(() -> CloudException.of(unknown(id)));
        if (!caller.sees(row.scope())) {
            throw CloudException.hidden(unknown(id));
        }
        return row;
    }

    private ApprovalRow askedOf(Caller caller, ApprovalId id) {
        var row = seen(caller, id);
        if (!row.isAskedOf(caller)) {
            var level = row.needs().getLast().level();
            throw CloudException.of(
                    new CloudError.Forbidden(PolicyScope.of(level, row.scope()).ruler()));
        }
        return row;
    }

    private void requireWaiting(ApprovalRow row) {
        row.end().ifPresent(end -> {
            throw wrongState(row, "This was " + row.state().key() + " by " + end.by() + " already.");
        });
        if (!row.expiresAt().isAfter(desk.now())) {
            throw wrongState(row, "This has expired: nobody decided it in time. Have it asked again.");
        }
    }

    private static String checked(String comment) {
        var words = comment.strip();
        if (words.length() > LONGEST_COMMENT || words.indexOf('\0') >= 0) {
            throw CloudException.invalid("Comment", comment, "at most " + LONGEST_COMMENT + " characters");
        }
        return words;
    }

    private static CloudError.NotFound unknown(ApprovalId id) {
        return new CloudError.NotFound("approval", id.value());
    }

    private static CloudException wrongState(ApprovalRow row, String reason) {
        return CloudException.of(
                new CloudError.WrongState(row.id().value(), row.state().key(), reason));
    }
}
