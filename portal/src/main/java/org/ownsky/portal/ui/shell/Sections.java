package org.ownsky.portal.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.AuditNavigation;
import org.ownsky.portal.ui.navigation.CredentialNavigation;
import org.ownsky.portal.ui.navigation.HomeNavigation;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.portal.ui.navigation.KeyPairNavigation;
import org.ownsky.portal.ui.navigation.NodeNavigation;
import org.ownsky.portal.ui.navigation.PolicyNavigation;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.portal.ui.navigation.SignInRuleNavigation;
import org.ownsky.portal.ui.navigation.StorageNavigation;
import org.ownsky.portal.ui.navigation.TenantNavigation;

/**
 * What the navigation offers a caller: only what works for them.
 *
 * @param launches whether they may launch instances where they act
 */
record Sections(List<Group> groups, boolean launches) {
    private static final Entry HOME = new Entry("nav.home", HomeNavigation.ADDRESS, Icon.HOME, "h");
    private static final Entry INSTANCES = new Entry("nav.instances", InstanceNavigation.LIST, Icon.INSTANCES, "i");
    private static final Entry VOLUMES = new Entry("nav.volumes", StorageNavigation.VOLUMES, Icon.DISK, "v");
    private static final Entry SNAPSHOTS = new Entry("nav.snapshots", StorageNavigation.SNAPSHOTS, Icon.CAMERA);
    private static final Entry KEY_PAIRS = new Entry("nav.keyPairs", KeyPairNavigation.ADDRESS, Icon.KEY, "k");
    private static final Entry ACCESS_KEYS =
            new Entry("nav.accessKeys", CredentialNavigation.ACCESS_KEYS, Icon.TERMINAL, "s");
    private static final Entry QUOTAS = new Entry("nav.quotas", QuotaNavigation.QUOTAS, Icon.GAUGE, "q");
    private static final Entry REQUESTS = new Entry("nav.requests", QuotaNavigation.REQUESTS, Icon.SEND, "r");
    private static final Entry ACTIVITY = new Entry("nav.activity", JobNavigation.ACTIVITY, Icon.PULSE, "a");
    private static final Entry DASHBOARD = new Entry("nav.dashboard", TenantNavigation.DASHBOARD, Icon.GAUGE, "d");
    private static final Entry PROJECTS = new Entry("nav.projects", TenantNavigation.PROJECTS, Icon.FOLDER, "p");
    private static final Entry MEMBERS = new Entry("nav.members", TenantNavigation.MEMBERS, Icon.PEOPLE, "m");
    private static final Entry TENANTS = new Entry("nav.tenants", TenantNavigation.TENANTS, Icon.BUILDING, "t");
    private static final Entry NODES = new Entry("nav.nodes", NodeNavigation.ADDRESS, Icon.INSTANCES, "n");
    private static final Entry SIGN_IN_RULES = new Entry("nav.signInRules", SignInRuleNavigation.ADDRESS, Icon.KEY);
    private static final Entry AUDIT = new Entry("nav.audit", AuditNavigation.LIST, Icon.CLOCK, "u");
    private static final Entry POLICIES = new Entry("nav.policies", PolicyNavigation.POLICIES, Icon.GAUGE);
    private static final Entry LEASES = new Entry("nav.leases", PolicyNavigation.LEASES, Icon.CLOCK);
    private static final Entry JOBS = new Entry("nav.jobs", JobNavigation.JOBS, Icon.WRENCH, "j");

    Sections {
        groups = List.copyOf(groups);
    }

    static Sections of(Caller caller) {
        var inProject = caller.scope().isPresent() && caller.may(Permission.PROJECT_READ);
        var overTenant = caller.tenant().isPresent() && caller.may(Permission.TENANT_READ);
        var overFleet = caller.may(Permission.FLEET_READ);
        var groups = new ArrayList<Group>();
        groups.add(new Group(Optional.empty(), List.of(HOME)));
        if (inProject) {
            groups.add(new Group(Optional.of("nav.group.compute"), List.of(INSTANCES, KEY_PAIRS)));
            groups.add(new Group(Optional.of("nav.group.storage"), List.of(VOLUMES, SNAPSHOTS)));
            var entries = new ArrayList<>(List.of(QUOTAS, REQUESTS, LEASES, ACCESS_KEYS, ACTIVITY));
            if (!overTenant) {
                entries.add(MEMBERS);
                entries.add(POLICIES);
                audit(caller, !overFleet).ifPresent(entries::add);
            }
            groups.add(new Group(Optional.of("nav.group.project"), entries));
        }
        if (overTenant) {
            var entries = new ArrayList<>(List.of(DASHBOARD, PROJECTS, MEMBERS));
            if (!inProject) {
                entries.addAll(List.of(QUOTAS, REQUESTS));
            }
            entries.add(POLICIES);
            audit(caller, !overFleet).ifPresent(entries::add);
            groups.add(new Group(Optional.of("nav.group.tenant"), entries));
        }
        if (overFleet) {
            groups.add(new Group(Optional.of("nav.group.fleet"), fleet(inProject || overTenant)));
        }
        return new Sections(groups, inProject && caller.may(Permission.INSTANCE_OPERATE));
    }

    /** What waits for an operator stands here for who is in no project; others have it above. */
    private static List<Entry> fleet(boolean haveRequests) {
        return haveRequests
                ? List.of(TENANTS, NODES, JOBS, SIGN_IN_RULES, AUDIT)
                : List.of(TENANTS, NODES, JOBS, REQUESTS, POLICIES, SIGN_IN_RULES, AUDIT);
    }

    /** In the widest group that the caller has: it shows all that they may read. */
    private static Optional<Entry> audit(Caller caller, boolean here) {
        return here && caller.may(Permission.AUDIT_READ) ? Optional.of(AUDIT) : Optional.empty();
    }

    List<Entry> entries() {
        return groups.stream().flatMap(group -> group.entries().stream()).toList();
    }

    boolean offers(String address) {
        return entries().stream().anyMatch(entry -> entry.address().equals(address));
    }

    /** Entries under a heading; the first group has none. */
    record Group(Optional<String> heading, List<Entry> entries) {
        Group {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One link.
     *
     * @param key that leads there after G; empty for none
     */
    record Entry(String wordKey, String address, Icon icon, String key) {
        /** One without a key. */
        Entry(String wordKey, String address, Icon icon) {
            this(wordKey, address, icon, "");
        }

        String words() {
            return Words.say(wordKey);
        }

        /** Whether a page at this path lies under this entry. */
        boolean holds(String path) {
            return path.equals(address)
                    || (!address.isEmpty() && path.startsWith(address + "/"))
                    || (address.equals(InstanceNavigation.LIST) && path.equals("launch"))
                    || (address.equals(QuotaNavigation.REQUESTS)
                            && (path + "/").startsWith(PolicyNavigation.APPROVALS + "/"));
        }
    }
}
