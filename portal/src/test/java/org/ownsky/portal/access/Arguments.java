package org.ownsky.portal.access;

import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.portal.audit.AuditFilter;
import org.ownsky.portal.audit.AuditQuery;
import org.ownsky.portal.factor.PasskeyEnrolment;
import org.ownsky.portal.factor.PasskeyId;
import org.ownsky.portal.factor.TotpEnrolment;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.Password;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.invitation.InvitationRequest;
import org.ownsky.portal.invitation.Offer;
import org.ownsky.portal.notification.MailSettings;
import org.ownsky.portal.oidc.ClaimSource;
import org.ownsky.portal.oidc.NewRule;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.signin.SignInId;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.webhook.WebhookPlace;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.LaunchRequest;
import org.ownsky.provisioning.job.JobQuery;
import org.ownsky.provisioning.keypair.KeyPairId;
import org.ownsky.provisioning.volume.NewVolume;
import org.ownsky.provisioning.volume.VolumeChange;
import org.ownsky.provisioning.volume.VolumeQuery;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.policy.LaunchDraft;
import org.ownsky.quota.policy.PolicyDraft;
import org.ownsky.quota.policy.PolicyRule;
import org.ownsky.quota.policy.PolicyScope;
import org.ownsky.quota.policy.PolicyState;
import org.ownsky.quota.request.Approval;
import org.ownsky.quota.request.NewApprovalRule;
import org.ownsky.quota.request.NewQuotaRequest;
import org.ownsky.quota.request.QuotaRequestQuery;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/** Makes arguments of any type that a service takes, in order and about given things. */
final class Arguments {
    /** Of what belongs to one person alone, whatever their role: their tests name somebody else's. */
    private static final String NOTHING = "-00000000000000bad";

    private static final EnumSet<Kind> PLACES = EnumSet.of(Kind.TENANT, Kind.PROJECT);

    private Arguments() {}

    /**
     * A way to make an argument.
     *
     * @param label the type, and which of its values decide who may
     * @param kinds of things that it names
     */
    record Choice(String label, Set<Kind> kinds, Function<Things, Object> make) {
        private Choice or(String more) {
            return new Choice(label + " " + more, kinds, make);
        }
    }

    static List<Choice> of(Type type) {
        var label = type.getTypeName().replaceAll("[a-z.]+\\.([A-Z])", "$1").replace('$', '.');
        if (type instanceof ParameterizedType generic) {
            return List.of(generic(label, (Class<?>) generic.getRawType(), generic.getActualTypeArguments()[0]));
        }
        var raw = (Class<?>) type;
        return Kind.of(raw)
                .map(kind -> List.of(id(label, kind, raw)))
                .orElseGet(() -> places(label, raw).orElseGet(() -> List.of(plain(label, raw))));
    }

    private static Choice id(String label, Kind kind, Class<?> type) {
        return new Choice(
                label,
                Set.of(kind),
                things -> kind == Kind.AUDIT_ENTRY ? Long.valueOf(things.id(kind)) : typed(type, things.id(kind)));
    }

    private static Object typed(Class<?> type, String id) {
        try {
            return type.getConstructor(String.class).newInstance(id);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot make a " + type, e);
        }
    }

    private static Choice generic(String label, Class<?> raw, Type content) {
        if (content == UserId.class) {
            return new Choice(label, Set.of(Kind.PERSON), things -> Optional.of(new UserId(things.id(Kind.PERSON))));
        }
        if (content == InstanceId.class && raw == Optional.class) {
            return new Choice(
                    label, Set.of(Kind.INSTANCE), things -> Optional.of(new InstanceId(things.id(Kind.INSTANCE))));
        }
        if (content == InstanceId.class) {
            return new Choice(
                    label, Set.of(Kind.INSTANCE), things -> List.of(new InstanceId(things.id(Kind.INSTANCE))));
        }
        if (content == ProjectScope.class) {
            return new Choice(label, PLACES, things -> List.of(things.scope()));
        }
        return constant(
                label,
                raw == Optional.class
                        ? Optional.empty()
                        : raw == Map.class
                                ? Map.of()
                                : raw == Consumer.class
                                        ? (Consumer<Object>) _ -> {}
                                        : raw == Collection.class || raw == List.class ? List.of() : Set.of());
    }

    /** Types that say where: who may depends on it. */
    private static Optional<List<Choice>> places(String label, Class<?> type) {
        if (type == Membership.class) {
            return Optional.of(memberships(label, membership -> membership));
        }
        if (type == InvitationRequest.class) {
            var offers = memberships(
                    label, membership -> InvitationRequest.of(new Offer.ExistingPlace((Membership) membership)));
            return Optional.of(List.of(offers.get(0), offers.get(1), offers.get(2), newProject(label)));
        }
        if (type == NewRule.class) {
            return Optional.of(memberships(
                    label, membership -> new NewRule(ClaimSource.GROUP, "", "nobodies", (Membership) membership)));
        }
        if (type == WebhookPlace.class) {
            return Optional.of(List.of(
                    new Choice(label, PLACES, things -> new WebhookPlace.Project(things.scope())).or("a project"),
                    new Choice(label, Set.of(Kind.TENANT), things -> new WebhookPlace.Tenant(tenant(things)))
                            .or("a tenant"),
                    constant(label + " the fleet", new WebhookPlace.Fleet())));
        }
        if (type == AuditQuery.class) {
            return Optional.of(List.of(
                    new Choice(label, Set.of(), _ -> audit(Optional.empty(), Optional.empty())),
                    new Choice(
                                    label,
                                    Set.of(Kind.TENANT),
                                    things -> audit(Optional.of(tenant(things)), Optional.empty()))
                            .or("of a tenant"),
                    new Choice(
                                    label,
                                    Set.of(Kind.PROJECT),
                                    things -> audit(Optional.empty(), Optional.of(project(things))))
                            .or("of a project")));
        }
        if (type == PolicyScope.class) {
            return Optional.of(List.of(
                    constant(label + " everywhere", new PolicyScope.Everywhere()),
                    new Choice(
                            label + " of a tenant",
                            Set.of(Kind.TENANT),
                            things -> new PolicyScope.OfTenant(tenant(things))),
                    new Choice(label + " of a project", PLACES, things -> new PolicyScope.OfProject(things.scope()))));
        }
        if (type == NewApprovalRule.class) {
            var own = new Choice(label, Set.of(Kind.TENANT), things -> approvalRule(tenant(things), false));
            return Optional.of(List.of(
                    own,
                    new Choice(label, Set.of(Kind.TENANT), things -> approvalRule(tenant(things), true))
                            .or("of operators")));
        }
        if (type == JobQuery.class) {
            var here = JobQuery.newest(10);
            return Optional.of(List.of(
                    constant(label, here),
                    constant(
                            label + " of every project",
                            new JobQuery(
                                    here.states(), here.type(), here.subject(), true, here.cursor(), here.limit()))));
        }
        return type == boolean.class
                ? Optional.of(List.of(constant("false", false), constant("true", true)))
                : Optional.empty();
    }

    private static List<Choice> memberships(String label, Function<Object, Object> wrap) {
        return List.of(
                new Choice(
                        label + " in a project",
                        Set.of(Kind.PROJECT),
                        things -> wrap.apply(Membership.in(project(things), Role.MEMBER))),
                new Choice(
                        label + " in a tenant",
                        Set.of(Kind.TENANT),
                        things -> wrap.apply(Membership.in(tenant(things), Role.BILLING_VIEWER))),
                new Choice(label + " in the fleet", Set.of(), _ -> wrap.apply(Membership.everywhere(Role.SUPPORT))));
    }

    private static Choice newProject(String label) {
        return new Choice(
                label + " to a new project",
                Set.of(Kind.TENANT),
                things -> InvitationRequest.of(new Offer.NewProject(tenant(things), "Theirs", Map.of())));
    }

    private static AuditQuery audit(Optional<TenantId> tenant, Optional<ProjectId> project) {
        return new AuditQuery(tenant, project, AuditFilter.NONE, Optional.empty(), 10);
    }

    static NewApprovalRule approvalRule(TenantId tenant, boolean ofOperators) {
        return new NewApprovalRule(tenant, ofOperators, QuotaResource.VCPUS, 4, Optional.empty(), Optional.empty());
    }

    private static TenantId tenant(Things things) {
        return things.scope().tenant();
    }

    private static ProjectId project(Things things) {
        return things.scope().project();
    }

    private static Choice plain(String label, Class<?> type) {
        if (type == LaunchRequest.class) {
            return new Choice(
                    label,
                    Set.of(Kind.KEY_PAIR, Kind.IMAGE),
                    things -> new LaunchRequest(
                            "web",
                            1,
                            new ImageId(things.id(Kind.IMAGE)),
                            "t.nano",
                            Optional.of(new KeyPairId(things.id(Kind.KEY_PAIR))),
                            "",
                            Optional.empty(),
                            Optional.empty()));
        }
        if (type == NewQuotaRequest.class) {
            return new Choice(
                    label,
                    Set.of(Kind.PROJECT),
                    things -> new NewQuotaRequest(
                            project(things), Map.of(QuotaResource.INSTANCES, 60L), "why", Optional.empty()));
        }
        return constant(label, value(type));
    }

    private static Choice constant(String label, Object value) {
        return new Choice(label, Set.of(), _ -> value);
    }

    private static Object value(Class<?> type) {
        return type.isEnum()
                ? type.getEnumConstants()[0]
                : switch (type.getSimpleName()) {
                    case "String" -> "x";
                    case "int" -> 10;
                    case "Instant" -> Instant.EPOCH;
                    case "Slug" -> new Slug("matrix");
                    case "Password" -> new Password("correct horse battery");
                    case "NewAccount" -> NewAccount.person("matrix", "Matrix");
                    case "Duration" -> Duration.ofDays(1);
                    case "PageRequest" -> PageRequest.first(10);
                    case "InstanceQuery" -> InstanceQuery.newest(10);
                    case "VolumeQuery" -> VolumeQuery.newest(10);
                    case "VolumeChange" -> VolumeChange.protection(false);
                    case "NewVolume" -> NewVolume.blank("matrix", 1);
                    case "MailSettings" -> MailSettings.USUAL;
                    case "Approval" -> Approval.asAsked("");
                    case "QuotaRequestQuery" -> QuotaRequestQuery.of(QuotaRequestQuery.Whose.ALL, Optional.empty(), 10);
                    case "AuditFilter" -> AuditFilter.NONE;
                    case "PolicyDraft" ->
                        new PolicyDraft("Matrix", PolicyState.OFF, new PolicyRule.RequiredTags(Set.of("matrix")));
                    case "LaunchDraft" ->
                        new LaunchDraft(
                                List.of("web"),
                                "t.nano",
                                new VcpuCount(1),
                                Bytes.ofGib(1),
                                Bytes.ofGib(1),
                                "tiny",
                                Map.of());
                    case "Bytes" -> Bytes.ofGib(1);
                    case "VcpuCount" -> new VcpuCount(1);
                    case "OutputStream" -> OutputStream.nullOutputStream();
                    case "TotpEnrolment" -> new TotpEnrolment("AAAA", "otpauth://totp/Ownsky:matrix?secret=AAAA");
                    case "PasskeyEnrolment" ->
                        new PasskeyEnrolment(
                                PublicKeyCredentialCreationOptions.builder()
                                        .user(ImmutablePublicKeyCredentialUserEntity.builder()
                                                .id(org.springframework.security.web.webauthn.api.Bytes.random())
                                                .name("matrix")
                                                .displayName("Matrix")
                                                .build())
                                        .build(),
                                "{}");
                    case "PasskeyId" -> new PasskeyId(PasskeyId.PREFIX + NOTHING);
                    case "SignInId" -> new SignInId(SignInId.PREFIX + NOTHING);
                    default -> throw new IllegalStateException("Teach this test to make a " + type);
                };
    }
}
