package org.ownsky.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.springframework.transaction.support.TransactionTemplate;

/** A tenant of a test's own with its projects, and the moves on its quota, each in a transaction. */
final class QuotaTrial {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final QuotaService quota;
    private final TransactionTemplate transaction;
    private final TenantId tenant = new TenantId(id("ten"));

    QuotaTrial(QuotaService quota, TransactionTemplate transaction, Map<QuotaResource, Long> tenantLimits) {
        this.quota = quota;
        this.transaction = transaction;
        quota.openTenant(tenant, "acme", tenantLimits);
    }

    TenantId tenant() {
        return tenant;
    }

    ProjectScope project(String name, Map<QuotaResource, Long> limits) {
        var scope = new ProjectScope(tenant, new ProjectId(id("prj")));
        quota.openProject(scope, name, limits);
        return scope;
    }

    void reserve(ProjectScope scope, QuotaDemand... demands) {
        transaction.executeWithoutResult(status -> quota.reserve(scope, List.of(demands)));
    }

    void commit(String holder) {
        transaction.executeWithoutResult(status -> quota.commit(holder));
    }

    void release(String holder) {
        transaction.executeWithoutResult(status -> quota.release(holder));
    }

    QuotaLine line(ProjectScope scope, QuotaResource resource) {
        return quota.usage(caller(scope, Permission.PROJECT_READ)).stream()
                .filter(line -> line.resource() == resource)
                .findFirst()
                .orElseThrow();
    }

    void assertTaken(ProjectScope scope, QuotaResource resource, long reserved, long used) {
        var line = line(scope, resource);
        assertThat(line.reserved()).as("reserved").isEqualTo(reserved);
        assertThat(line.used()).as("used").isEqualTo(used);
        assertThat(quota.drift()).isEmpty();
    }

    static Caller caller(ProjectScope scope, Permission... permissions) {
        return new Caller(new UserId(id("usr")), "Ada", Optional.of(scope), Set.of(permissions), "192.0.2.1");
    }

    static String holder() {
        return id("i");
    }

    /** One instance with this many processors. */
    static QuotaDemand vcpus(String holder, long count) {
        return new QuotaDemand(holder, Map.of(QuotaResource.INSTANCES, 1L, QuotaResource.VCPUS, count));
    }

    private static String id(String prefix) {
        return String.format("%s-%017x", prefix, NUMBERS.incrementAndGet());
    }
}
