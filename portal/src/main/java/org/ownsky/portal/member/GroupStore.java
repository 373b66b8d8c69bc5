package org.ownsky.portal.member;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Membership;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups, who is in them and which roles they hold, in PostgreSQL. */
@Repository
class GroupStore {
    private final JdbcClient database;

    GroupStore(JdbcClient database) {
        this.database = database;
    }

    /** A group's own row. */
    record Row(GroupId id, TenantId tenant, String name) {}

    void insert(Row group, Instant now) {
        database.sql("insert into identity.person_group (id, tenant_id, name, created_at) values (?, ?, ?, ?)")
                .params(group.id().value(), group.tenant().value(), group.name(), MemberStore.utc(now))
                .update();
    }

    void rename(GroupId id, String name) {
        database.sql("update identity.person_group set name = ? where id = ?")
                .params(name, id.value())
                .update();
    }

    void delete(GroupId id) {
        database.sql("delete from identity.person_group where id = ?")
                .param(id.value())
                .update();
    }

    Optional<Row> find(GroupId id) {
        return database.sql("select id, tenant_id, name from identity.person_group where id = ?")
                .param(id.value())
                .query((row, number) -> new Row(
                        new GroupId(row.getString("id")),
                        new TenantId(row.getString("tenant_id")),
                        row.getString("name")))
                .optional();
    }

    /** The tenant's, by name. */
    List<Row> in(TenantId tenant) {
        return database.sql("""
                        select id, tenant_id, name from identity.person_group
                        where tenant_id = ? order by lower(name)
                        """)
                .param(tenant.value())
                .query((row, number) -> new Row(new GroupId(row.getString("id")), tenant, row.getString("name")))
                .list();
    }

    List<AccountView> people(GroupId id) {
        return database.sql("""
                        select a.id, a.username, a.email, a.display_name, a.kind
                        from identity.group_member inside join identity.account a on a.id = inside.account_id
                        where inside.group_id = ? order by lower(a.display_name), a.id
                        """)
                .param(id.value())
                .query((row, number) -> MemberStore.account(row))
                .list();
    }

    List<Membership> memberships(GroupId id) {
        return database.sql("""
                        select role, tenant_id, project_id from identity.group_role
                        where group_id = ? order by granted_at, role
                        """)
                .param(id.value())
                .query((row, number) -> MemberStore.membership(row))
                .list();
    }

    /** Whether they were not in it yet. */
    boolean add(GroupId id, UserId account, Instant now) {
        return database.sql("""
                                insert into identity.group_member (group_id, account_id, added_at) values (?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(id.value(), account.value(), MemberStore.utc(now))
                        .update()
                == 1;
    }

    boolean remove(GroupId id, UserId account) {
        return database.sql("delete from identity.group_member where group_id = ? and account_id = ?")
                        .params(id.value(), account.value())
                        .update()
                == 1;
    }

    /** Whether it is new. */
    boolean grant(GroupId id, Membership membership, Instant now) {
        return MemberStore.at(database.sql("""
                                        insert into identity.group_role (group_id, role, tenant_id, project_id, granted_at)
                                        values (:group, :role, :tenant, :project, :now)
                                        on conflict do nothing
                                        """), membership)
                        .param("group", id.value())
                        .param("now", MemberStore.utc(now))
                        .update()
                == 1;
    }

    boolean revoke(GroupId id, Membership membership) {
        return MemberStore.at(database.sql("""
                                delete from identity.group_role
                                where group_id = :group and role = :role
                                  and tenant_id is not distinct from :tenant
                                  and project_id is not distinct from :project
                                """), membership)
                        .param("group", id.value())
                        .update()
                == 1;
    }
}
