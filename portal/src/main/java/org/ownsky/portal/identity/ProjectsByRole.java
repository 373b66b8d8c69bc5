package org.ownsky.portal.identity;

import java.util.Arrays;
import java.util.Set;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.instance.ReadableProjects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks among the roles that people hold themselves and by groups. Roles of the fleet are not looked at. */
@Component
class ProjectsByRole implements ReadableProjects {
    private static final String[] READERS = Arrays.stream(Role.values())
            .filter(role -> role.permissions().contains(Permission.PROJECT_READ))
            .map(Role::key)
            .toArray(String[]::new);

    private final JdbcClient database;

    ProjectsByRole(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Set<ProjectId> of(UserId person) {
        return database.sql("""
                        select p.id
                        from identity.held_role held
                        join identity.project p on p.id = held.project_id or p.tenant_id = held.tenant_id
                        join identity.tenant t on t.id = p.tenant_id and t.state = 'active'
                        where held.account_id = ? and held.role = any (?) and p.deleted_at is null
                        """)
                .param(person.value())
                .param(READERS)
                .query((row, number) -> new ProjectId(row.getString("id")))
                .set();
    }
}
