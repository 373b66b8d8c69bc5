package org.ownsky.portal.audit;

import java.util.Locale;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records a service's denial once, at the outermost service that the caller came through. */
final class RecordsDenials implements MethodInterceptor {
    private static final Logger log = LoggerFactory.getLogger(RecordsDenials.class);
    private static final ScopedValue<Boolean> INSIDE = ScopedValue.newInstance();

    private final Supplier<DeniedAttempts> attempts;

    RecordsDenials(Supplier<DeniedAttempts> attempts) {
        this.attempts = attempts;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        if (INSIDE.isBound()) {
            return invocation.proceed();
        }
        try {
            return ScopedValue.where(INSIDE, true).<@Nullable Object, Throwable>call(invocation::proceed);
        } catch (CloudException refused) {
            if (refused.denial()) {
                record(invocation, why(refused.error()));
            }
            throw refused;
        }
    }

    private void record(MethodInvocation invocation, String why) {
        var arguments = invocation.getArguments();
        if (!(arguments[0] instanceof Caller caller)) {
            return;
        }
        var action = action(invocation);
        var resource = arguments.length > 1 && isId(arguments[1]) ? arguments[1].toString() : "-";
        try {
            attempts.get().record(caller, action, resource, why);
        } catch (RuntimeException e) {
            // The refusal itself must reach the caller, whatever becomes of its record.
            log.atError()
                    .addKeyValue("account", caller.user())
                    .addKeyValue("action", action)
                    .setCause(e)
                    .log("A denied attempt could not be recorded");
        }
    }

    private static String why(CloudError error) {
        return error instanceof CloudError.Forbidden forbidden
                ? "needs " + forbidden.permission()
                : "it is somebody else's, and was said not to be there";
    }

    /** {@code InstanceService.launch} is {@code instance.launch}. */
    private static String action(MethodInvocation invocation) {
        var method = invocation.getMethod();
        var feature = method.getDeclaringClass().getSimpleName().replaceAll("Service$", "");
        return feature.toLowerCase(Locale.ROOT) + "." + method.getName();
    }

    private static boolean isId(@Nullable Object argument) {
        return argument instanceof Record && argument.getClass().getSimpleName().endsWith("Id");
    }
}
