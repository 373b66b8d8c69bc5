package org.ownsky.portal.identity;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.request.RequestOrigin;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantDirectory;
import org.ownsky.portal.tenant.TenantGate;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who asks, as services want to know it. Roles are read from the database at each call, so that a role taken away is gone
 * at the next click. Works in requests and in Vaadin's {@code UI.access}.
 *
 * <p>A caller acts in one project, in one tenant as a whole, or everywhere; the permissions are those of all roles that hold
 * there. What the account has no role in is not found; roles of the fleet hold anywhere.
 */
@Service
public class Callers {
    private static final int PROJECTS_OFFERED = 200;

    private final AccountStore accounts;
    private final TenantDirectory tenants;

    Callers(AccountStore accounts, TenantDirectory tenants) {
        this.accounts = accounts;
        this.tenants = tenants;
    }

    /**
     * The signed-in account in its chosen project: the one remembered, else the first. Without any project: in the tenant
     * that it has a role in, else everywhere, with fleet permissions alone.
     *
     * @throws AuthenticationCredentialsNotFoundException when nobody is signed in, or the account is gone or disabled
     */
    public Caller current() {
        var account = signedIn();
        var scope = scope(account);
        var tenant = account.memberships().stream()
                .flatMap(membership -> membership.tenant().stream())
                .findFirst();
        return scope.isEmpty() && tenant.isPresent()
                ? inTenant(account, tenant.get())
                : caller(account, scope, RequestOrigin.current());
    }

    /**
     * The signed-in account in a project that it reaches, chosen or not.
     *
     * @throws CloudException NotFound when it has no role there
     */
    public Caller in(ProjectId project) {
        return in(signedIn(), project);
    }

    /**
     * The account in a project that it reaches, for programs: they are kept out of a tenant that is not active, unless
     * they act for somebody with a role of the fleet.
     *
     * @throws CloudException NotFound when it has no role there; WrongState while the tenant is not active
     * @throws AuthenticationCredentialsNotFoundException when the account is gone or disabled
     */
    public Caller in(UserId account, ProjectId project) {
        return programIn(enabled(account), project);
    }

    /** As {@link #in(ProjectId)}, for a program with a token of the account: it is refused in a tenant that is not active. */
    public Caller programIn(ProjectId project) {
        return programIn(signedIn(), project);
    }

    /**
     * The signed-in account in a tenant as a whole.
     *
     * @throws CloudException NotFound when it has no role in the tenant or in a project of it
     */
    public Caller inTenant(TenantId tenant) {
        return inTenant(signedIn(), tenant);
    }

    /** As {@link #inTenant(TenantId)}, for programs; see {@link #in(UserId, ProjectId)}. */
    public Caller inTenant(UserId account, TenantId tenant) {
        return programIn(enabled(account), tenant);
    }

    /** As {@link #inTenant(TenantId)}, for a program with a token of the account. */
    public Caller programIn(TenantId tenant) {
        return programIn(signedIn(), tenant);
    }

    /** The signed-in account outside of any tenant and project, with what it may do in the fleet. */
    public Caller everywhere() {
        return caller(signedIn(), Optional.empty(), RequestOrigin.current());
    }

    /** As {@link #everywhere()}, for programs. */
    public Caller everywhere(UserId account) {
        return caller(enabled(account), Optional.empty(), RequestOrigin.current());
    }

    /** The signed-in account everywhere, or somebody unknown who may do nothing: for pages that anybody may open. */
    public Caller guest() {
        return isSignedIn() ? everywhere() : SystemCallers.nobody(RequestOrigin.current());
    }

    /** Whether somebody is signed in; their account may be gone since. */
    public boolean isSignedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInAccount;
    }

    /** The signed-in account, for the screen's corner. */
    public AccountView account() {
        return signedIn().view();
    }

    /** The highest role of the signed-in account in the chosen project, for the screen's corner. */
    public Optional<Role> role() {
        var account = signedIn();
        var scope = project(account).map(ProjectView::scope);
        return account.memberships().stream()
                .filter(membership -> holds(membership, scope))
                .map(Membership::role)
                .min(Comparator.naturalOrder());
    }

    /** The project acted in; empty for an operator without one. */
    public Optional<ProjectView> project() {
        return project(signedIn());
    }

    /** The projects to choose among, by tenant and name; at most 200, a search finds the others. */
    public List<ProjectView> projects() {
        return tenants.within(signedIn().view().id(), PageRequest.first(PROJECTS_OFFERED));
    }

    /**
     * Acts in this project from now on, in all of the account's sessions.
     *
     * @throws CloudException NotFound when the account has no role in it
     */
    @Transactional
    public void choose(ProjectId project) {
        var account = signedIn();
        var found = tenants.find(project).filter(candidate -> reaches(account, candidate.scope()));
        if (found.isEmpty()) {
            throw notFound(project);
        }
        accounts.choose(account.view().id(), project);
    }

    private Caller programIn(StoredAccount account, ProjectId project) {
        var caller = in(account, project);
        caller.tenant().ifPresent(tenant -> requireOpen(account, tenant));
        return caller;
    }

    private Caller programIn(StoredAccount account, TenantId tenant) {
        var caller = inTenant(account, tenant);
        requireOpen(account, tenant);
        return caller;
    }

    private void requireOpen(StoredAccount account, TenantId tenant) {
        var ofTheFleet = account.memberships().stream()
                .anyMatch(membership -> membership.role().reach() == Role.Reach.FLEET);
        if (!ofTheFleet) {
            tenants.find(tenant).ifPresent(TenantGate::requireActive);
        }
    }

    private Caller in(StoredAccount account, ProjectId id) {
        var scope = tenants.find(id)
                .map(ProjectView::scope)
                .filter(found -> account.memberships().stream().anyMatch(membership -> membership.covers(found)))
                .orElseThrow(() -> notFound(id));
        return caller(account, Optional.of(scope), RequestOrigin.current());
    }

    private Caller inTenant(StoredAccount account, TenantId id) {
        var tenant = tenants.find(id)
                .filter(found -> account.memberships().stream().anyMatch(membership -> membership.covers(id))
                        || tenants.reaches(account.view().id(), id))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("tenant", id.value())));
        var held = held(account, membership -> membership.covers(id));
        return new Caller(
                account.view().id(),
                account.view().displayName(),
                Optional.of(tenant.id()),
                Optional.empty(),
                permissions(held),
                names(held),
                RequestOrigin.current());
    }

    private StoredAccount signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedInAccount signedIn)) {
            throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
        }
        return enabled(signedIn.id());
    }

    private StoredAccount enabled(UserId id) {
        return accounts.find(id)
                .filter(StoredAccount::enabled)
                .orElseThrow(() ->
                        new AuthenticationCredentialsNotFoundException("The account " + id + " is gone or disabled"));
    }

    private Optional<ProjectScope> scope(StoredAccount account) {
        return project(account).map(ProjectView::scope);
    }

    private Optional<ProjectView> project(StoredAccount account) {
        return account.chosenProject()
                .flatMap(tenants::find)
                .filter(remembered -> reaches(account, remembered.scope()))
                .or(() -> tenants.firstWithin(account.view().id()));
    }

    static Caller caller(StoredAccount account, Optional<ProjectScope> scope, String origin) {
        var held = held(account, membership -> holds(membership, scope));
        return new Caller(
                account.view().id(),
                account.view().displayName(),
                scope.map(ProjectScope::tenant),
                scope,
                permissions(held),
                names(held),
                origin);
    }

    private static Set<Role> held(StoredAccount account, Predicate<Membership> holds) {
        var held = EnumSet.noneOf(Role.class);
        account.memberships().stream().filter(holds).map(Membership::role).forEach(held::add);
        return held;
    }

    private static Set<Permission> permissions(Set<Role> held) {
        var permissions = EnumSet.noneOf(Permission.class);
        held.forEach(role -> permissions.addAll(role.permissions()));
        return permissions;
    }

    private static Set<String> names(Set<Role> held) {
        return held.stream().map(Role::key).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean holds(Membership membership, Optional<ProjectScope> scope) {
        return scope.map(membership::covers).orElse(membership.role().reach() == Role.Reach.FLEET);
    }

    /** A fleet role alone does not make somebody part of a project. */
    private static boolean reaches(StoredAccount account, ProjectScope scope) {
        return account.memberships().stream()
                .anyMatch(membership -> membership.role().reach() != Role.Reach.FLEET && membership.covers(scope));
    }

    private static CloudException notFound(ProjectId project) {
        return CloudException.of(new CloudError.NotFound("project", project.value()));
    }
}
