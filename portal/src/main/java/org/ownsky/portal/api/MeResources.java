package org.ownsky.portal.api;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.identity.Callers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/me")
@Meaning("Yourself")
class MeResources {
    private final Callers callers;
    private final Reach reach;

    MeResources(Callers callers, Reach reach) {
        this.callers = callers;
        this.reach = reach;
    }

    @Meaning("Whom the token stands for")
    record Me(
            @Meaning(value = "Your id", example = "usr-0198c2d4e5f600001")
            String id,

            @Meaning(value = "What you sign in with", example = "ada")
            String username,

            @Meaning(value = "What people call you", example = "Ada Lovelace")
            String displayName,

            @Meaning(value = "Your email address", example = "ada@example.org")
            Optional<String> email,

            @Meaning("What you may do in the whole fleet; empty for most people")
            List<String> permissions,

            @Meaning("Projects in which you have a role, at most 200")
            List<TenantResources.Project> projects) {}

    @GetMapping
    @Meaning("Whom the token stands for, and where they have a role")
    Me me() {
        var account = callers.account();
        return new Me(
                account.id().value(),
                account.username(),
                account.displayName(),
                account.email(),
                reach.everywhere().permissions().stream()
                        .sorted()
                        .map(Permission::name)
                        .toList(),
                callers.projects().stream().map(TenantResources.Project::of).toList());
    }
}
