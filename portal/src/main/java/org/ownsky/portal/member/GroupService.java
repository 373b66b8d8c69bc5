package org.ownsky.portal.member;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.LastAdministrator;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.tenant.PlainName;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Named sets of a tenant's people that hold roles there as one. Reading needs TENANT_READ, changing TENANT_ADMINISTER; a
 * group of another tenant is not found.
 */
@Service
public class GroupService {
    private final GroupStore groups;
    private final MemberStore members;
    private final RolePlaces places;
    private final LastAdministrator lastAdministrator;
    private final AuditTrail audit;
    private final Clock clock;
    private final IdSource ids;

    GroupService(
            GroupStore groups,
            MemberStore members,
            RolePlaces places,
            LastAdministrator lastAdministrator,
            AuditTrail audit,
            Clock clock) {
        this.groups = groups;
        this.members = members;
        this.places = places;
        this.lastAdministrator = lastAdministrator;
        this.audit = audit;
        this.clock = clock;
        this.ids = new IdSource(clock, new SecureRandom());
    }

    /** The tenant's groups, by name. */
    @Transactional(readOnly = true)
    public List<GroupView> list(Caller caller, TenantId tenant) {
        places.requireReader(caller, tenant);
        return groups.in(tenant).stream().map(this::view).toList();
    }

    /**
     * A new group without people and roles.
     *
     * @throws CloudException InvalidInput for the name, Conflict when the tenant has a group of that name
     */
    @Transactional
    public GroupView create(Caller caller, TenantId tenant, String name) {
        places.requireAdministrator(caller, tenant);
        var group = new GroupStore.Row(
                new GroupId(ids.next(GroupId.PREFIX)), tenant, PlainName.require("Group name", name));
        unlessTaken(group.name(), () -> groups.insert(group, clock.instant()));
        record(caller, "group.create", group, "name " + group.name(), Changes.of("name", null, group.name()));
        return view(group);
    }

    /**
     * Gives another name.
     *
     * @throws CloudException as {@link #create}
     */
    @Transactional
    public GroupView rename(Caller caller, GroupId id, String name) {
        var before = administered(caller, id);
        var after = new GroupStore.Row(id, before.tenant(), PlainName.require("Group name", name));
        unlessTaken(after.name(), () -> groups.rename(id, after.name()));
        record(
                caller,
                "group.rename",
                after,
                "name " + before.name() + " → " + after.name(),
                Changes.of("name", before.name(), after.name()));
        return view(after);
    }

    /**
     * Takes its roles from everybody in it, and removes it.
     *
     * @throws CloudException Conflict when the tenant's last administrator is one by this group
     */
    @Transactional
    public void delete(Caller caller, GroupId id) {
        var group = administered(caller, id);
        lastAdministrator.guard(group.tenant(), () -> groups.delete(id));
        record(caller, "group.delete", group, "name " + group.name(), Changes.of("name", group.name(), null));
    }

    /**
     * Takes somebody of the tenant in; again is fine.
     *
     * @throws CloudException NotFound for somebody without a role in the tenant
     */
    @Transactional
    public void add(Caller caller, GroupId id, UserId account) {
        var group = administered(caller, id);
        if (members.find(group.tenant(), account).isEmpty()) {
            throw MemberService.notFound(account);
        }
        if (groups.add(id, account, clock.instant())) {
            record(caller, "group.add", group, account + " in " + group.name(), Changes.of("person", null, account));
        }
    }

    /** Lets somebody go; again is fine. */
    @Transactional
    public void remove(Caller caller, GroupId id, UserId account) {
        var group = administered(caller, id);
        lastAdministrator.guard(group.tenant(), () -> {
            if (groups.remove(id, account)) {
                record(
                        caller,
                        "group.remove",
                        group,
                        account + " from " + group.name(),
                        Changes.of("person", account, null));
            }
        });
    }

    /**
     * Gives a role to all who are in the group, now and later; again is fine.
     *
     * @throws CloudException NotFound for a place outside the group's tenant
     */
    @Transactional
    public void grant(Caller caller, GroupId id, Membership membership) {
        var group = administered(caller, id);
        requireWithin(caller, group, membership);
        if (groups.grant(id, membership, clock.instant())) {
            record(
                    caller,
                    "group.grant",
                    group,
                    membership.role().key() + " in " + membership.where(),
                    membership.given());
            places.changed(membership);
        }
    }

    /** Takes a role from all who hold it by the group; again is fine. */
    @Transactional
    public void revoke(Caller caller, GroupId id, Membership membership) {
        var group = administered(caller, id);
        lastAdministrator.guard(group.tenant(), () -> {
            if (groups.revoke(id, membership)) {
                record(
                        caller,
                        "group.revoke",
                        group,
                        membership.role().key() + " in " + membership.where(),
                        membership.taken());
                places.changed(membership);
            }
        });
    }

    private void requireWithin(Caller caller, GroupStore.Row group, Membership membership) {
        var tenant = places.requireAdministrator(caller, membership);
        if (tenant.filter(group.tenant()::equals).isEmpty()) {
            throw CloudException.of(new CloudError.NotFound("place of this tenant", membership.where()));
        }
    }

    private GroupStore.Row administered(Caller caller, GroupId id) {
        var group = groups.find(id)
                .filter(found -> caller.sees(found.tenant()))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("group", id.value())));
        places.requireAdministrator(caller, group.tenant());
        return group;
    }

    private GroupView view(GroupStore.Row group) {
        return new GroupView(
                group.id(), group.tenant(), group.name(), groups.people(group.id()), groups.memberships(group.id()));
    }

    private void record(Caller caller, String action, GroupStore.Row group, String detail, Changes changes) {
        audit.record(caller, action, group.id().value(), detail, changes);
        places.changed(group.tenant());
    }

    private static void unlessTaken(String name, Runnable change) {
        try {
            change.run();
        } catch (DuplicateKeyException taken) {
            throw CloudException.of(
                    new CloudError.Conflict(
                            "group", "The tenant has a group \"" + name + "\" already. Choose another name."),
                    "group name taken",
                    taken);
        }
    }
}
