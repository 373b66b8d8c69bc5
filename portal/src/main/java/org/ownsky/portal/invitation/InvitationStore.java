package org.ownsky.portal.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Role;
import org.ownsky.quota.QuotaResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invitations in PostgreSQL. */
@Repository
class InvitationStore {
    private static final int MOST_LISTED = 200;

    private static final String INVITATIONS = """
            select i.id, i.tenant_id, t.name as tenant_name, i.project_id, coalesce(p.name, i.new_project_name) as project_name,
                   i.new_project_name, i.role, i.email, i.invited_by, i.invited_by_name, i.created_at, i.expires_at,
                   i.accepted_at is null and i.revoked_at is null and t.state = 'active' and p.deleted_at is null
                       as pending
            from identity.invitation i
            join identity.tenant t on t.id = i.tenant_id
            left join identity.project p on p.id = i.project_id
            """;

    private final JdbcClient database;

    InvitationStore(JdbcClient database) {
        this.database = database;
    }

    void insert(InvitationView invitation, UserId by, InvitationToken token) {
        database.sql("""
                        insert into identity.invitation
                            (id, token_hash, tenant_id, project_id, role, new_project_name, email,
                             invited_by, invited_by_name, created_at, expires_at)
                        values (:id, :hash, :tenant, :project, :role, :newProject, :email, :by, :byName, :now, :expires)
                        """)
                .param("id", invitation.id().value())
                .param("hash", token.hash())
                .param("tenant", invitation.tenant().value())
                .param("project", existingProject(invitation.offer()).orElse(null))
                .param("role", invitation.offer().role().key())
                .param("newProject", newProject(invitation.offer()).orElse(null))
                .param("email", invitation.email().orElse(null))
                .param("by", by.value())
                .param("byName", invitation.invitedBy())
                .param("now", utc(invitation.createdAt()))
                .param("expires", utc(invitation.expiresAt()))
                .update();
        if (invitation.offer() instanceof Offer.NewProject project) {
            project.limits()
                    .forEach((resource, amount) -> database.sql(
                                    "insert into identity.invitation_limit (invitation_id, resource, amount) values (?, ?, ?)")
                            .params(invitation.id().value(), resource.key(), amount)
                            .update());
        }
    }

    Optional<StoredInvitation> find(InvitationId id) {
        return database.sql(INVITATIONS + "where i.id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<StoredInvitation> find(InvitationToken token) {
        return database.sql(INVITATIONS + "where i.token_hash = :hash")
                .param("hash", token.hash())
                .query((row, number) -> read(row))
                .optional();
    }

    /** As {@link #find(InvitationToken)}, with the row locked: who accepts first has it. */
    Optional<StoredInvitation> lock(InvitationToken token) {
        database.sql("select 1 from identity.invitation where token_hash = :hash for update")
                .param("hash", token.hash())
                .query(row -> {});
        return find(token);
    }

    /** Those of the tenant and its projects that can still be accepted, the newest first. */
    List<InvitationView> open(TenantId tenant, Instant now) {
        return open("i.tenant_id = :place", tenant.value(), now);
    }

    List<InvitationView> open(ProjectId project, Instant now) {
        return open("i.project_id = :place", project.value(), now);
    }

    private List<InvitationView> open(String where, String place, Instant now) {
        return database
                .sql(INVITATIONS + "where " + where + """
                         and i.accepted_at is null and i.revoked_at is null and i.expires_at > :now
                        order by i.created_at desc, i.id
                        limit :most
                        """)
                .param("place", place)
                .param("now", utc(now))
                .param("most", MOST_LISTED)
                .query((row, number) -> read(row))
                .list()
                .stream()
                .map(StoredInvitation::view)
                .toList();
    }

    void accept(InvitationId id, UserId by, Instant now) {
        database.sql("update identity.invitation set accepted_by = ?, accepted_at = ? where id = ?")
                .params(by.value(), utc(now), id.value())
                .update();
    }

    /** Whether it was pending. */
    boolean revoke(InvitationId id, Instant now) {
        return database.sql("""
                                update identity.invitation set revoked_at = ?
                                where id = ? and accepted_at is null and revoked_at is null
                                """).params(utc(now), id.value()).update() == 1;
    }

    private StoredInvitation read(ResultSet row) throws SQLException {
        var id = new InvitationId(row.getString("id"));
        var tenant = new TenantId(row.getString("tenant_id"));
        var newProject = row.getString("new_project_name");
        var role = Role.find(row.getString("role")).orElseThrow();
        var project = Optional.ofNullable(row.getString("project_id")).map(ProjectId::new);
        var offer = newProject == null
                ? new Offer.ExistingPlace(
                        project.map(place -> Membership.in(place, role)).orElseGet(() -> Membership.in(tenant, role)))
                : new Offer.NewProject(tenant, newProject, limits(id));
        return new StoredInvitation(
                new InvitationView(
                        id,
                        tenant,
                        row.getString("tenant_name"),
                        offer,
                        Optional.ofNullable(row.getString("project_name")),
                        Optional.ofNullable(row.getString("email")),
                        row.getString("invited_by_name"),
                        instant(row, "created_at"),
                        instant(row, "expires_at")),
                new UserId(row.getString("invited_by")),
                row.getBoolean("pending"));
    }

    private Map<QuotaResource, Long> limits(InvitationId id) {
        return database
                .sql("select resource, amount from identity.invitation_limit where invitation_id = ?")
                .param(id.value())
                .query((row, number) -> Map.entry(row.getString("resource"), row.getLong("amount")))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        limit -> QuotaResource.find(limit.getKey()).orElseThrow(), Map.Entry::getValue));
    }

    private static Optional<String> existingProject(Offer offer) {
        return switch (offer) {
            case Offer.ExistingPlace place -> place.membership().project().map(ProjectId::value);
            case Offer.NewProject project -> Optional.empty();
        };
    }

    private static Optional<String> newProject(Offer offer) {
        return switch (offer) {
            case Offer.ExistingPlace place -> Optional.empty();
            case Offer.NewProject project -> Optional.of(project.name());
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
