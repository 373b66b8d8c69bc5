package org.ownsky.quota.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Finds requests that somebody may see, or has to decide. */
@Component
class RequestPages {
    private static final String LINE_NEEDS = """
            exists (
                select from quota.request_line line
                join quota.counter pc on pc.scope = request.project and pc.resource = line.resource
                join quota.counter tc on tc.scope = request.tenant and tc.resource = line.resource
                left join quota.room on room.project = request.project and room.resource = line.resource
                where line.request = request.id
                  and quota.power_needed(line.wanted, pc.ceiling, cast(pc.used as numeric) + pc.reserved, tc.ceiling,
                                         cast(tc.used as numeric) + tc.reserved, coalesce(room.up_to, 0)) %s)
            """;

    private final RequestStore store;

    RequestPages(RequestStore store) {
        this.store = store;
    }

    KeysetPage<QuotaRequestView> page(Caller caller, QuotaRequestQuery query) {
        return query.whose() == QuotaRequestQuery.Whose.TO_DECIDE ? waiting(caller, query) : seen(caller, query);
    }

    private KeysetPage<QuotaRequestView> seen(Caller caller, QuotaRequestQuery query) {
        var parameters = new HashMap<String, Object>();
        var where = new StringBuilder("select * from quota.request where ").append(reach(caller, parameters));
        if (query.whose() == QuotaRequestQuery.Whose.MINE) {
            where.append(" and asked_by = :me");
            parameters.put("me", caller.user().value());
        }
        if (!query.states().isEmpty()) {
            where.append(" and state = any (:states)");
            parameters.put(
                    "states", query.states().stream().map(RequestState::key).toArray(String[]::new));
        }
        after(query, where, parameters);
        return cut(store.read(where.toString(), parameters), query.limit());
    }

    /** Where the caller acts: in the project, in the tenant as a whole, or everywhere. */
    private static String reach(Caller caller, Map<String, Object> parameters) {
        var project = caller.scope().map(ProjectScope::project);
        if (project.isPresent()) {
            parameters.put("project", project.get().value());
            return "project = :project";
        }
        return caller.tenant().map(tenant -> in(tenant, parameters)).orElse("true");
    }

    private static String in(TenantId tenant, Map<String, Object> parameters) {
        parameters.put("tenant", tenant.value());
        return "tenant = :tenant";
    }

    /** What the caller's role can decide and nobody nearer has to: an operator is not asked what a tenant can settle. */
    private KeysetPage<QuotaRequestView> waiting(Caller caller, QuotaRequestQuery query) {
        var parameters = new HashMap<String, Object>();
        var where = new StringBuilder("select * from quota.request where state = 'open'");
        where.append(" and ").append(decidable(caller, parameters));
        after(query, where, parameters);
        return cut(store.read(where.toString(), parameters), query.limit());
    }

    long waiting(Caller caller) {
        var parameters = new HashMap<String, Object>();
        var decidable = decidable(caller, parameters);
        return store.count("state = 'open' and " + decidable, parameters);
    }

    private static String decidable(Caller caller, Map<String, Object> parameters) {
        var inTenant = caller.tenant().map(tenant -> in(tenant, parameters)).orElse("false");
        if (caller.may(Permission.FLEET_OPERATE)) {
            return "(" + inTenant + " or " + LINE_NEEDS.formatted(">= 2") + ")";
        }
        if (caller.may(Permission.TENANT_ADMINISTER)) {
            return inTenant + " and not " + LINE_NEEDS.formatted(">= 2");
        }
        if (!caller.may(Permission.PROJECT_ADMINISTER)) {
            return "false";
        }
        var inProject = reach(caller, parameters);
        parameters.put("me", caller.user().value());
        return inProject + " and asked_by <> :me and not " + LINE_NEEDS.formatted(">= 1");
    }

    private static void after(QuotaRequestQuery query, StringBuilder where, Map<String, Object> parameters) {
        query.cursor().ifPresent(cursor -> {
            where.append(" and id < :before");
            parameters.put("before", position(cursor));
        });
        where.append(" order by id desc limit :rows");
        parameters.put("rows", query.limit() + 1);
    }

    /** Who has to agree, when it is this caller who would decide. */
    static Decider needed(Caller caller, QuotaRequestView request) {
        return needed(caller, request, request.decider());
    }

    static Decider needed(Caller caller, QuotaRequestView request, Decider decider) {
        return request.askedBy().equals(caller.user()) ? decider.atLeastTenant() : decider;
    }

    private static String position(String cursor) {
        if (!IdFormat.matches(QuotaRequestId.PREFIX, cursor)) {
            throw CloudException.invalid("after", cursor, "the \"next\" of the page before");
        }
        return cursor;
    }

    private static KeysetPage<QuotaRequestView> cut(List<QuotaRequestView> rows, int limit) {
        if (rows.size() <= limit) {
            return new KeysetPage<>(rows, Optional.empty());
        }
        var items = rows.subList(0, limit);
        return new KeysetPage<>(items, Optional.of(items.getLast().id().value()));
    }
}
