package org.ownsky.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.PortalTest;
import org.ownsky.portal.credential.AccessKeyId;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.Password;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.invitation.Offer;
import org.ownsky.portal.oidc.ClaimSource;
import org.ownsky.portal.oidc.NewRule;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.Slug;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Service;
import org.springframework.util.ClassUtils;

/**
 * No public service method escapes: called by somebody with no permission at all, each refuses, and each "forbidden" is on
 * record once. A new service is covered by being one.
 */
@PortalTest
class EveryServiceChecksItsCallerIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** Fewer, and the search for services has gone blind. */
    private static final int METHODS_AT_LEAST = 35;
    /** Made for the record itself: they are told of refusals and refuse nothing. */
    private static final Set<String> RECORDERS = Set.of("DeniedAttempts");
    /** Answers everybody, with what is theirs: nothing, for a stranger. This list only shrinks. */
    private static final Set<String> FOR_EVERYBODY = Set.of(
            "TenantService.page",
            "ProjectService.mine",
            "TokenService.create",
            "TokenService.list",
            "TokenService.defaultLifetime",
            "TokenService.longestLifetime",
            // Whoever has the link is who it is for.
            "AcceptanceService.look",
            "AcceptanceService.join",
            "AcceptanceService.accept");

    @Autowired
    ApplicationContext application;

    @Autowired
    JdbcClient database;

    @Test
    void aStrangerIsRefusedEverywhereAndEachRefusalIsOnRecordOnce() {
        var methods = services()
                .flatMap(bean -> methods(bean).map(method -> new Call(bean, method)))
                .filter(call -> !FOR_EVERYBODY.contains(call.toString()))
                .toList();
        assertThat(methods).hasSizeGreaterThanOrEqualTo(METHODS_AT_LEAST);

        for (var call : methods) {
            var stranger = stranger();
            var refusal = catchThrowable(() -> call.as(stranger));
            assertThat(refusal)
                    .as("%s", call)
                    .isInstanceOfSatisfying(
                            CloudException.class,
                            refused -> assertThat(refused.error())
                                    .as("%s", call)
                                    .isInstanceOfAny(CloudError.Forbidden.class, CloudError.NotFound.class));
            var forbidden = ((CloudException) refusal).error() instanceof CloudError.Forbidden;
            assertThat(recorded(stranger))
                    .as("%s on record", call)
                    .isEqualTo(forbidden ? List.of("denied") : List.of());
        }
    }

    private Stream<Object> services() {
        return Arrays.stream(application.getBeanDefinitionNames())
                .filter(name -> Optional.ofNullable(application.getType(name))
                        .filter(type -> type.getName().startsWith("org.ownsky."))
                        .filter(type -> isService(type))
                        .isPresent())
                .map(application::getBean);
    }

    private static boolean isService(Class<?> type) {
        return type.getName().replaceAll("\\$\\$.*", "").endsWith("Service")
                || ClassUtils.getUserClass(type).isAnnotationPresent(Service.class);
    }

    private static Stream<Method> methods(Object bean) {
        var type = AopUtils.getTargetClass(bean);
        if (RECORDERS.contains(type.getSimpleName())) {
            return Stream.empty();
        }
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> method.getParameterCount() > 0 && method.getParameterTypes()[0] == Caller.class);
    }

    private List<String> recorded(Caller caller) {
        return database.sql("select outcome from audit.entry where account_id = ? order by id")
                .param(caller.user().value())
                .query((row, number) -> row.getString("outcome"))
                .list();
    }

    private static Caller stranger() {
        return new Caller(
                new UserId(String.format(Locale.ROOT, "usr-%017x", 0xbad0000L + NUMBER.incrementAndGet())),
                "Nobody",
                Optional.empty(),
                Set.of(),
                "192.0.2.66");
    }

    private record Call(Object bean, Method method) {
        void as(Caller caller) throws Throwable {
            var arguments = Arrays.stream(method.getParameterTypes())
                    .map(type -> type == Caller.class ? caller : some(type))
                    .toArray();
            try {
                method.invoke(bean, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }

        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }
    }

    /** Something of the type that is in order, and names nothing that exists. */
    private static Object some(Class<?> type) {
        if (type == NewAccount.class) {
            return NewAccount.person("nobody", "Nobody");
        }
        if (type == Password.class) {
            return new Password("correct horse battery");
        }
        if (type == Membership.class) {
            return Membership.everywhere(Role.OPERATOR);
        }
        if (type == NewRule.class) {
            return new NewRule(ClaimSource.GROUP, "", "nobodies", Membership.everywhere(Role.OPERATOR));
        }
        if (type == Slug.class) {
            return new Slug("nothing");
        }
        if (type == AccessKeyId.class) {
            return new AccessKeyId("AKIA" + "A".repeat(16));
        }
        if (type == Offer.class) {
            return new Offer.ExistingPlace(Membership.everywhere(Role.OPERATOR));
        }
        if (type == Collection.class) {
            // A service that is asked about nothing need not refuse.
            return List.of(
                    new ProjectScope(new TenantId("ten-00000000000000bad"), new ProjectId("prj-00000000000000bad")));
        }
        if (type == PublicKeyCredentialCreationOptions.class) {
            return PublicKeyCredentialCreationOptions.builder().build();
        }
        if (type == Consumer.class) {
            return (Consumer<Object>) unexpected -> fail("A stranger was told " + unexpected);
        }
        if (type == OutputStream.class) {
            return OutputStream.nullOutputStream();
        }
        if (type == Duration.class) {
            return Duration.ofDays(1);
        }
        if (type == PageRequest.class) {
            return PageRequest.first(10);
        }
        if (type == String.class) {
            return "x";
        }
        if (type == int.class || type == Integer.class) {
            return 10;
        }
        if (type == long.class || type == Long.class) {
            return 10L;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        return type.isEnum() ? type.getEnumConstants()[0] : someRecord(type);
    }

    private static Object someRecord(Class<?> type) {
        assertThat(type.isRecord())
                .as("%s is a record; teach this test to make one", type)
                .isTrue();
        try {
            var components = type.getRecordComponents();
            var types = Arrays.stream(components)
                    .map(component -> component.getType())
                    .toArray(Class<?>[]::new);
            @Nullable
            Object[] values = Arrays.stream(types)
                    .map(EveryServiceChecksItsCallerIT::some)
                    .toArray();
            if (type.getSimpleName().endsWith("Id")) {
                values[0] = type.getField("PREFIX").get(null) + "-00000000000000bad";
            }
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot make a " + type, e);
        }
    }
}
