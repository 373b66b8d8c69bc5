package org.ownsky.portal.member;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.LastAdministrator;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.paging.Position;
import org.ownsky.provisioning.owner.Owned;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists people and gives and takes their roles: an operator anywhere, a tenant's administrators in the tenant and its
 * projects, a project's administrators in that. They hold from the person's next click on.
 */
@Service
public class MemberService {
    private final MemberStore store;
    private final RolePlaces places;
    private final MemberRemoval removal;
    private final LastAdministrator lastAdministrator;
    private final AuditTrail audit;
    private final Clock clock;

    MemberService(
            MemberStore store,
            RolePlaces places,
            MemberRemoval removal,
            LastAdministrator lastAdministrator,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.places = places;
        this.removal = removal;
        this.lastAdministrator = lastAdministrator;
        this.audit = audit;
        this.clock = clock;
    }

    /** People with a role in the tenant or in a project of it, by name; needs TENANT_READ. */
    @Transactional(readOnly = true)
    public KeysetPage<MemberView> page(Caller caller, TenantId tenant, PageRequest request) {
        places.requireReader(caller, tenant);
        return request.page(store.page(tenant, request), MemberService::position);
    }

    /** People whose roles count in the project, those of its tenant too, by name; needs PROJECT_READ. */
    @Transactional(readOnly = true)
    public KeysetPage<MemberView> page(Caller caller, ProjectId project, PageRequest request) {
        return request.page(store.page(places.requireReader(caller, project), request), MemberService::position);
    }

    /**
     * One person with all their roles in the tenant and its projects; needs TENANT_READ.
     *
     * @throws CloudException NotFound when they have none
     */
    @Transactional(readOnly = true)
    public MemberView find(Caller caller, TenantId tenant, UserId account) {
        places.requireReader(caller, tenant);
        return store.find(tenant, account).orElseThrow(() -> notFound(account));
    }

    /**
     * Gives a role; again is fine. Whoever is not an operator can give it to people of the tenant only: others are to be
     * invited.
     *
     * @throws CloudException NotFound for a place or person that the caller may not know of
     */
    @Transactional
    public void grant(Caller caller, UserId account, Membership membership) {
        var tenant = places.requireAdministrator(caller, membership);
        var known = store.findAccount(account)
                .filter(_ -> caller.may(Permission.FLEET_OPERATE)
                        || tenant.flatMap(place -> store.find(place, account)).isPresent());
        if (known.isEmpty()) {
            throw notFound(account);
        }
        if (store.grant(account, membership, clock.instant())) {
            record(caller, "role.grant", account, membership, membership.given());
        }
    }

    /**
     * Takes a role; again is fine, and so is taking one that the person never had. Roles that come from a group are taken by leaving the group.
     *
     * @throws CloudException NotFound for a place or person that the caller may not know of; Conflict for the last
     *     administrator of a tenant, or the last operator
     */
    @Transactional
    public void revoke(Caller caller, UserId account, Membership membership) {
        var tenant = places.requireAdministrator(caller, membership);
        // Others are not told whether there is such a person outside of the tenant: to them it is a role taken already.
        if (caller.may(Permission.FLEET_OPERATE) && store.findAccount(account).isEmpty()) {
            throw notFound(account);
        }
        tenant.ifPresentOrElse(
                place -> lastAdministrator.guard(place, () -> take(caller, account, membership)),
                () -> lastAdministrator.guardOperators(() -> take(caller, account, membership)));
    }

    /** What a person owns in the tenant's projects, to hand over when they leave; needs TENANT_ADMINISTER. */
    @Transactional(readOnly = true)
    public Owned owned(Caller caller, TenantId tenant, UserId account) {
        places.requireAdministrator(caller, tenant);
        return removal.owned(caller, tenant, account);
    }

    /**
     * Removes a person from the tenant: all their roles there and in its projects go, and they leave its groups. What
     * they own goes to the successor. Needs TENANT_ADMINISTER.
     *
     * @param successor somebody else of the tenant; needed when the person owns something
     * @return what was handed over
     * @throws CloudException NotFound for a person or successor without a role there; Conflict for the last
     *     administrator, or without a needed successor
     */
    @Transactional
    public Owned remove(Caller caller, TenantId tenant, UserId account, Optional<UserId> successor) {
        places.requireAdministrator(caller, tenant);
        var leaving = store.find(tenant, account).orElseThrow(() -> notFound(account));
        var heir = successor.map(id -> store.find(tenant, id).orElseThrow(() -> notFound(id)));
        var moved = removal.handOver(caller, tenant, leaving, heir);
        lastAdministrator.guard(tenant, () -> store.revokeAll(account, tenant));
        var roles = leaving.roles().stream()
                .map(held -> held.membership().role().key() + " in "
                        + held.membership().where())
                .collect(Collectors.joining(", "));
        audit.record(caller, "member.remove", account.value(), "from " + tenant, Changes.of("roles", roles, null));
        leaving.roles().forEach(held -> places.changed(held.membership()));
        places.changed(tenant);
        return moved;
    }

    private void take(Caller caller, UserId account, Membership membership) {
        if (store.revoke(account, membership)) {
            record(caller, "role.revoke", account, membership, membership.taken());
        }
    }

    private void record(Caller caller, String action, UserId account, Membership membership, Changes changes) {
        audit.record(caller, action, account.value(), membership.role().key() + " in " + membership.where(), changes);
        places.changed(membership);
    }

    private static Position position(MemberView member) {
        return new Position(
                member.account().displayName(), member.account().id().value());
    }

    static CloudException notFound(UserId account) {
        return CloudException.of(new CloudError.NotFound("person", account.value()));
    }
}
