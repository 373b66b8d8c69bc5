package org.ownsky.portal.identity;

import java.util.List;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who administers what, in PostgreSQL. */
@Repository
class AdministratorStore {
    /** Any number that nothing else locks in this database. */
    private static final long OPERATORS = 0x6f776e6f7073L;

    private final JdbcClient database;

    AdministratorStore(JdbcClient database) {
        this.database = database;
    }

    /** Whoever changes the tenant's administrators holds this to the end of the transaction. */
    void lock(TenantId tenant) {
        database.sql("select 1 from identity.tenant where id = :id for no key update")
                .param("id", tenant.value())
                .query(row -> {});
    }

    /** Whoever changes the fleet's operators holds this to the end of the transaction. */
    void lockOperators() {
        database.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", OPERATORS)
                .query(row -> {});
    }

    /** Whether an enabled person has the role there; by themselves or in a group. */
    boolean anyAdministrator(TenantId tenant) {
        return database.sql("""
                        select exists (
                            select from identity.held_role held
                            join identity.account a on a.id = held.account_id
                            where held.role = 'tenant-administrator' and held.tenant_id = :tenant
                              and a.enabled and a.kind = 'person')
                        """)
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single();
    }

    boolean anyOperator() {
        return database.sql("""
                        select exists (
                            select from identity.membership held
                            join identity.account a on a.id = held.account_id
                            where held.role = 'operator' and a.enabled and a.kind = 'person')
                        """).query(Boolean.class).single();
    }

    /** The tenants that the account administers, in the order in which they are locked. */
    List<TenantId> administeredBy(UserId account) {
        return database.sql("""
                        select distinct tenant_id from identity.held_role
                        where account_id = :account and role = 'tenant-administrator'
                        order by tenant_id
                        """)
                .param("account", account.value())
                .query((row, number) -> new TenantId(row.getString("tenant_id")))
                .list();
    }

    AccountPlaces.Standing standing(UserId account, TenantId tenant) {
        var here = database.sql("""
                        select distinct coalesce(held.tenant_id, p.tenant_id) is not distinct from :tenant as here
                        from identity.held_role held
                        left join identity.project p on p.id = held.project_id
                        where held.account_id = :account and p.deleted_at is null
                        """)
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, number) -> row.getBoolean("here"))
                .list();
        if (!here.contains(true)) {
            return AccountPlaces.Standing.STRANGER;
        }
        return here.contains(false) ? AccountPlaces.Standing.ELSEWHERE_TOO : AccountPlaces.Standing.HERE_ONLY;
    }
}
