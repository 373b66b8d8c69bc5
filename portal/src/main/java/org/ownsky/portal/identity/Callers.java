package org.ownsky.portal.identity;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.request.RequestOrigin;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is signed in, as services want to know it. Roles are read from the database at each call, so that a role taken
 * away is gone at the next click. Works in requests and in Vaadin's {@code UI.access}.
 */
@Service
public class Callers {
    private final AccountStore accounts;
    private final TenantStore tenants;

    Callers(AccountStore accounts, TenantStore tenants) {
        this.accounts = accounts;
        this.tenants = tenants;
    }

    /**
     * The signed-in account in its chosen project: the one remembered, else the first. Permissions are those of all its
     * roles that hold there. An operator without a project has fleet permissions and no scope.
     *
     * @throws AuthenticationCredentialsNotFoundException when nobody is signed in, or the account is gone or disabled
     */
    public Caller current() {
        var account = signedIn();
        return caller(account, scope(account), RequestOrigin.current());
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

    /** The projects to choose among, by tenant and name. */
    public List<ProjectView> projects() {
        return tenants.within(signedIn().view().id());
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
            throw CloudException.of(new CloudError.NotFound("project", project.value()));
        }
        accounts.choose(account.view().id(), project);
    }

    private StoredAccount signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedInAccount signedIn)) {
            throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
        }
        return accounts.find(signedIn.id())
                .filter(StoredAccount::enabled)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException(
                        "The account " + signedIn.accountId() + " is gone or disabled"));
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
        var permissions = EnumSet.noneOf(Permission.class);
        account.memberships().stream()
                .filter(membership -> holds(membership, scope))
                .forEach(membership -> permissions.addAll(membership.role().permissions()));
        return new Caller(account.view().id(), account.view().displayName(), scope, permissions, origin);
    }

    private static boolean holds(Membership membership, Optional<ProjectScope> scope) {
        return scope.map(membership::covers).orElse(membership.role().reach() == Role.Reach.FLEET);
    }

    /** A fleet role alone does not make somebody part of a project. */
    private static boolean reaches(StoredAccount account, ProjectScope scope) {
        return account.memberships().stream()
                .anyMatch(membership -> membership.role().reach() != Role.Reach.FLEET && membership.covers(scope));
    }
}
