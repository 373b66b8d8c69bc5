package org.ownsky.quota.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.MovableClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionOperations;

/** Tenants with projects and people in every role, for tests of requests. */
@TestConfiguration(proxyBeanMethods = false)
class RequestTrial {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AtomicLong NUMBERS = new AtomicLong();

    @Bean
    MovableClock clock() {
        return new MovableClock(NOON);
    }

    @Bean
    Heard heard() {
        return new Heard();
    }

    /** All events, in order. */
    static final class Heard {
        private final List<Object> events = new CopyOnWriteArrayList<>();

        @EventListener
        void request(QuotaRequestEvent event) {
            events.add(event);
        }

        @EventListener
        void grant(GrantEvent event) {
            events.add(event);
        }

        <T> List<T> of(Class<T> type, QuotaRequestId request) {
            return events.stream()
                    .filter(type::isInstance)
                    .filter(event -> request.equals(
                            event instanceof QuotaRequestEvent told
                                    ? told.about().request()
                                    : ((GrantEvent) event).about().request()))
                    .map(type::cast)
                    .toList();
        }
    }

    /** A tenant with one project, and the people there. */
    record Place(QuotaService quota, LimitService limits, TransactionOperations transaction, ProjectScope scope) {
        static Place of(
                QuotaService quota,
                LimitService limits,
                TransactionOperations transaction,
                long tenantVcpus,
                long projectVcpus) {
            var tenant = new TenantId(id("ten"));
            quota.openTenant(tenant, "acme", Map.of(QuotaResource.VCPUS, tenantVcpus));
            return new Place(quota, limits, transaction, new ProjectScope(tenant, new ProjectId(id("prj"))))
                    .open("lab", projectVcpus);
        }

        Place sibling(long vcpus) {
            return new Place(quota, limits, transaction, new ProjectScope(scope.tenant(), new ProjectId(id("prj"))))
                    .open("sibling", vcpus);
        }

        private Place open(String name, long vcpus) {
            quota.openProject(scope, name, Map.of(QuotaResource.VCPUS, vcpus));
            return this;
        }

        String take(long vcpus) {
            var holder = id("i");
            transaction.executeWithoutResult(status ->
                    quota.reserve(scope, List.of(new QuotaDemand(holder, Map.of(QuotaResource.VCPUS, vcpus)))));
            return holder;
        }

        long limit() {
            return limits.usage(operator(), scope.project()).get(1).limit();
        }

        long tenantLimit() {
            return limits.usage(operator(), scope.tenant()).get(1).limit();
        }

        Caller member() {
            return in(Permission.PROJECT_READ, Permission.INSTANCE_OPERATE);
        }

        Caller viewer() {
            return in(Permission.PROJECT_READ);
        }

        Caller projectAdministrator() {
            return in(Permission.PROJECT_READ, Permission.INSTANCE_OPERATE, Permission.PROJECT_ADMINISTER);
        }

        Caller tenantAdministrator() {
            return in(
                    Permission.PROJECT_READ,
                    Permission.INSTANCE_OPERATE,
                    Permission.PROJECT_ADMINISTER,
                    Permission.TENANT_READ,
                    Permission.TENANT_ADMINISTER);
        }

        private Caller in(Permission... permissions) {
            return new Caller(new UserId(id("usr")), "Ada", Optional.of(scope), Set.of(permissions), "192.0.2.1");
        }

        NewQuotaRequest vcpus(long wanted) {
            return new NewQuotaRequest(
                    scope.project(), Map.of(QuotaResource.VCPUS, wanted), "For the report.", Optional.empty());
        }

        NewQuotaRequest vcpus(long wanted, Instant until) {
            return new NewQuotaRequest(
                    scope.project(), Map.of(QuotaResource.VCPUS, wanted), "For the report.", Optional.of(until));
        }
    }

    static Caller operator() {
        return new Caller(
                new UserId("usr-fffffffffffffffff"),
                "Olga",
                Optional.empty(),
                Set.of(Permission.values()),
                "192.0.2.1");
    }

    private static String id(String prefix) {
        return String.format("%s-%017x", prefix, 0x7000_0000L + NUMBERS.incrementAndGet());
    }
}
