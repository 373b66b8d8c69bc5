package org.ownsky.portal.access;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.api.ApiWorld;
import org.ownsky.portal.credential.AccessKeyService;
import org.ownsky.portal.credential.TokenService;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.invitation.InvitationRequest;
import org.ownsky.portal.invitation.InvitationService;
import org.ownsky.portal.invitation.Offer;
import org.ownsky.portal.member.GroupService;
import org.ownsky.portal.notification.NoticeKind;
import org.ownsky.portal.notification.NotificationService;
import org.ownsky.portal.oidc.ClaimSource;
import org.ownsky.portal.oidc.NewRule;
import org.ownsky.portal.oidc.SignInRuleService;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.webhook.WebhookPlace;
import org.ownsky.portal.webhook.WebhookService;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.LaunchRequest;
import org.ownsky.provisioning.job.JobQuery;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.snapshot.SnapshotService;
import org.ownsky.provisioning.snapshot.SnapshotState;
import org.ownsky.provisioning.volume.NewVolume;
import org.ownsky.provisioning.volume.VolumeService;
import org.ownsky.provisioning.volume.VolumeState;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.plan.LimitTemplateService;
import org.ownsky.quota.plan.PlannedLimitService;
import org.ownsky.quota.policy.CronLine;
import org.ownsky.quota.policy.PolicyDraft;
import org.ownsky.quota.policy.PolicyId;
import org.ownsky.quota.policy.PolicyRule;
import org.ownsky.quota.policy.PolicyScope;
import org.ownsky.quota.policy.PolicyService;
import org.ownsky.quota.policy.PolicyState;
import org.ownsky.quota.request.ApprovalRuleService;
import org.ownsky.quota.request.NewQuotaRequest;
import org.ownsky.quota.request.QuotaRequestService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes tenants with one of everything in them, and people with each role. */
@TestComponent
class AccessWorld {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ApiWorld world;
    private final People people;
    private final ApplicationContext application;

    AccessWorld(ApiWorld world, People people, ApplicationContext application) {
        this.world = world;
        this.people = people;
        this.application = application;
    }

    /** In a tenant of their own. */
    Things things() {
        var place = world.place();
        var scope = place.project().scope();
        var owner = caller(scope);
        var invitation = new Offer.ExistingPlace(Membership.in(scope.project(), Role.VIEWER));
        var ids = new EnumMap<Kind, String>(Kind.class);
        ids.put(Kind.TENANT, place.tenantId());
        ids.put(Kind.PROJECT, place.projectId());
        ids.put(
                Kind.PERSON,
                world.person(Membership.in(scope.project(), Role.MEMBER)).id().value());
        ids.put(Kind.NODE, theOnlyNode());
        ids.put(Kind.IMAGE, of(ImageService.class).list(owner).getFirst().id().value());
        ids.put(
                Kind.KEY_PAIR,
                of(KeyPairService.class)
                        .importKey(owner, "laptop", ApiWorld.KEY)
                        .id()
                        .value());
        ids.put(
                Kind.ACCESS_KEY,
                of(AccessKeyService.class)
                        .create(owner, Optional.empty())
                        .view()
                        .id()
                        .value());
        ids.put(
                Kind.TOKEN,
                of(TokenService.class)
                        .create(owner, "theirs", Optional.empty())
                        .view()
                        .id()
                        .value());
        ids.put(
                Kind.GROUP,
                of(GroupService.class)
                        .create(people.operator(), scope.tenant(), "Group")
                        .id()
                        .value());
        ids.put(
                Kind.INVITATION,
                of(InvitationService.class)
                        .invite(owner, InvitationRequest.of(invitation))
                        .view()
                        .id()
                        .value());
        ids.put(Kind.QUOTA_REQUEST, quotaRequest(owner, scope));
        ids.put(
                Kind.APPROVAL_RULE,
                of(ApprovalRuleService.class)
                        .add(people.operator(), Arguments.approvalRule(scope.tenant(), false))
                        .id()
                        .value());
        ids.put(Kind.PLANNED_LIMIT, plannedLimit(scope));
        ids.put(
                Kind.LIMIT_TEMPLATE,
                of(LimitTemplateService.class)
                        .add(people.operator(), scope.tenant(), "Course", Map.of(QuotaResource.INSTANCES, 5L))
                        .id()
                        .value());
        ids.put(Kind.SIGN_IN_RULE, rule());
        tellSomething(scope, owner, ids);
        ids.put(Kind.POLICY, policies(owner, scope).value());
        var instance = launch(owner, ids.get(Kind.IMAGE));
        ids.put(Kind.INSTANCE, instance.value());
        storage(owner, instance, ids);
        ids.put(
                Kind.JOB,
                of(JobService.class)
                        .page(owner, JobQuery.newest(1))
                        .items()
                        .getFirst()
                        .id()
                        .value());
        ids.put(Kind.APPROVAL, held(owner, ids.get(Kind.IMAGE)));
        ids.put(Kind.AUDIT_ENTRY, String.valueOf(lastEntry(scope)));
        return new Things(ids);
    }

    /** One person for each role, in the project or tenant of these things, and one without any. */
    List<Cast> cast(Things own) {
        var cast = new ArrayList<Cast>();
        for (var role : Role.values()) {
            var account = world.person(
                    switch (role.reach()) {
                        case FLEET -> Membership.everywhere(role);
                        case TENANT -> Membership.in(own.scope().tenant(), role);
                        case PROJECT -> Membership.in(own.scope().project(), role);
                    });
            cast.add(new Cast(role.key(), Optional.of(role), account, world.token(account), own));
        }
        var nobody = world.person();
        cast.add(new Cast("nobody", Optional.empty(), nobody, world.token(nobody), own));
        return cast;
    }

    private Caller caller(ProjectScope scope) {
        var owner = world.person(Membership.in(scope.project(), Role.PROJECT_ADMINISTRATOR));
        return new Caller(
                owner.id(),
                owner.displayName(),
                Optional.of(scope),
                Role.PROJECT_ADMINISTRATOR.permissions(),
                "127.0.0.1");
    }

    private void tellSomething(ProjectScope scope, Caller owner, Map<Kind, String> ids) {
        var webhooks = of(WebhookService.class);
        var hook = webhooks.create(owner, new WebhookPlace.Project(scope), "https://10.0.0.1/", Set.of(NoticeKind.PING))
                .view();
        webhooks.ping(owner, hook.id());
        ids.put(Kind.WEBHOOK, hook.id().value());
        ids.put(
                Kind.DELIVERY,
                webhooks.deliveries(owner, hook.id(), PageRequest.first(1))
                        .items()
                        .getFirst()
                        .id()
                        .value());
        of(AccountService.class).setPassword(people.operator(), owner.user(), People.PASSWORD);
        ids.put(
                Kind.NOTIFICATION,
                of(NotificationService.class)
                        .page(owner, PageRequest.first(1), false)
                        .items()
                        .getFirst()
                        .id()
                        .value());
    }

    /** A volume that the instance has, and a snapshot of it. */
    private void storage(Caller owner, InstanceId instance, Map<Kind, String> ids) {
        var volumes = of(VolumeService.class);
        var volume = volumes.create(owner, NewVolume.blank("data", 1)).id();
        settled(() -> volumes.find(owner, volume).state() == VolumeState.AVAILABLE);
        volumes.attach(owner, volume, instance);
        settled(() -> volumes.find(owner, volume).activeJob().isEmpty());
        var snapshots = of(SnapshotService.class);
        var snapshot = snapshots.create(owner, volume, "before").id();
        settled(() -> snapshots.find(owner, snapshot).state() == SnapshotState.COMPLETED);
        ids.put(Kind.VOLUME, volume.value());
        ids.put(Kind.SNAPSHOT, snapshot.value());
    }

    private static void settled(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
    }

    private InstanceId launch(Caller owner, String image) {
        var instances = of(InstanceService.class);
        var request = (LaunchRequest) Arguments.of(LaunchRequest.class)
                .getFirst()
                .make()
                .apply(new Things(Map.of(
                        Kind.IMAGE,
                        image,
                        Kind.KEY_PAIR,
                        of(KeyPairService.class).list(owner).getFirst().id().value())));
        var id = instances.launch(owner, request).getFirst().id();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> instances.find(owner, id).state() == InstanceState.RUNNING);
        return id;
    }

    /** Those of the project: one that holds launches of a type that nothing else here launches; a lease; a schedule. */
    private PolicyId policies(Caller owner, ProjectScope scope) {
        policy(
                owner,
                scope,
                new PolicyRule.Lease(
                        Duration.ofDays(1), Duration.ofDays(9), List.of(), 3, Duration.ofDays(1), Duration.ofDays(1)));
        policy(
                owner,
                scope,
                new PolicyRule.Schedule(new CronLine("0 0 29 2 *"), new CronLine("0 1 29 2 *"), ZoneOffset.UTC));
        return policy(
                owner,
                scope,
                new PolicyRule.Approval(Optional.empty(), Optional.empty(), Set.of("t.micro"), Set.of(), Set.of()));
    }

    private PolicyId policy(Caller owner, ProjectScope scope, PolicyRule rule) {
        return of(PolicyService.class)
                .create(owner, new PolicyScope.OfProject(scope), new PolicyDraft(rule.kind(), PolicyState.ON, rule))
                .policy()
                .id();
    }

    private String held(Caller owner, String image) {
        of(InstanceService.class)
                .launch(
                        owner,
                        new LaunchRequest(
                                "held",
                                1,
                                new ImageId(image),
                                "t.micro",
                                Optional.empty(),
                                "",
                                Optional.empty(),
                                Optional.empty()));
        return of(ApprovalService.class)
                .page(owner, Optional.empty(), Set.of(), Optional.empty(), 1)
                .items()
                .getFirst()
                .id()
                .value();
    }

    private String theOnlyNode() {
        return of(NodeService.class)
                .page(people.operator(), "", Optional.empty(), 1)
                .items()
                .getFirst()
                .id()
                .value();
    }

    private String rule() {
        var rules = of(SignInRuleService.class);
        return rules.list(people.operator()).stream()
                .findFirst()
                .orElseGet(() -> rules.add(
                        people.operator(),
                        new NewRule(ClaimSource.GROUP, "", "staff", Membership.everywhere(Role.SUPPORT))))
                .id()
                .value();
    }

    /** Beyond what the project's administrators may grant, within what the tenant's may. */
    private String quotaRequest(Caller owner, ProjectScope scope) {
        of(LimitService.class).change(people.operator(), scope.project(), Map.of(QuotaResource.INSTANCES, 50L));
        var wanted = Map.of(QuotaResource.INSTANCES, 60L);
        return of(QuotaRequestService.class)
                .submit(owner, new NewQuotaRequest(scope.project(), wanted, "For the report", Optional.empty()))
                .id()
                .value();
    }

    private String plannedLimit(ProjectScope scope) {
        var from = of(Clock.class).instant().plus(Duration.ofDays(30));
        return of(PlannedLimitService.class)
                .plan(people.operator(), scope.project(), Map.of(QuotaResource.INSTANCES, 5L), from)
                .getFirst()
                .id()
                .value();
    }

    private long lastEntry(ProjectScope scope) {
        return of(JdbcClient.class)
                .sql("select max(id) from audit.entry where project_id = ?")
                .param(scope.project().value())
                .query(Long.class)
                .single();
    }

    private <T> T of(Class<T> type) {
        return application.getBean(type);
    }
}
