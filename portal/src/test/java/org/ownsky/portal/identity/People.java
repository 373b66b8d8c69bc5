package org.ownsky.portal.identity;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.portal.tenant.TenantView;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Makes tenants, projects and people for tests, each under a name of its own. Import it. */
@TestComponent
public class People {
    public static final Password PASSWORD = new Password("correct horse battery");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TenantService tenants;
    private final ProjectService projects;
    private final AccountService accounts;

    public People(TenantService tenants, ProjectService projects, AccountService accounts) {
        this.tenants = tenants;
        this.projects = projects;
        this.accounts = accounts;
    }

    /** Who may do everything that the set-up may. */
    public Caller operator() {
        return SystemCallers.setUp();
    }

    public TenantView tenant() {
        var name = "tenant-" + NUMBER.incrementAndGet();
        return tenants.create(operator(), new Slug(name), name, Map.of());
    }

    public ProjectView project(TenantView tenant) {
        return project(tenant, "project-" + NUMBER.incrementAndGet());
    }

    public ProjectView project(TenantView tenant, String name) {
        return projects.create(operator(), tenant.id(), Slug.of(name), name, Map.of());
    }

    public ProjectView project() {
        return project(tenant());
    }

    /** Somebody with these roles and {@link #PASSWORD}. */
    public AccountView person(Membership... memberships) {
        var name = "person-" + NUMBER.incrementAndGet();
        var account = accounts.create(
                operator(),
                new NewAccount(name, Optional.of(name + "@example.org"), "Person " + name, AccountKind.PERSON),
                Optional.of(PASSWORD));
        for (var membership : memberships) {
            accounts.grant(operator(), account.id(), membership);
        }
        return account;
    }

    /** As after signing in, on this thread. */
    public static void signIn(AccountView account) {
        signIn(account.id(), account.username());
    }

    public static void signIn(UserId id, String username) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new SignedInAccount(id.value(), username), null, AuthorityUtils.NO_AUTHORITIES));
    }
}
