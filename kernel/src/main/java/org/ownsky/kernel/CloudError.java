package org.ownsky.kernel;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All that a user can be told went wrong. The set is closed: screens and APIs map it with exhaustive switches.
 * {@link #message()} names the thing, the numbers and the way out; internal detail belongs to {@link CloudException}.
 */
public sealed interface CloudError {
    /** One or two sentences for the person who asked. */
    String message();

    /**
     * A limit would be exceeded. Amounts are in the resource's unit, already formatted ("8 GiB", "12").
     *
     * @param scope "project default" or "tenant demo"
     */
    record QuotaExceeded(String resource, String scope, String limit, String used, String asked) implements CloudError {
        @Override
        public String message() {
            return "This needs " + asked + " of " + resource + ", but " + scope + " has used " + used + " of its limit "
                    + limit + ". Terminate something, choose a smaller size, or ask your administrator for more.";
        }
    }

    /** No node can take it; one reason per node or per group of nodes. */
    record NoCapacity(String what, List<String> reasons) implements CloudError {
        public NoCapacity {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String message() {
            return "No node can run " + what + " now: " + String.join("; ", reasons)
                    + ". Choose a smaller type or try again when capacity is free.";
        }
    }

    /** The thing's state forbids the action; {@code reason} is also the disabled button's tooltip. */
    record WrongState(String id, String state, String reason) implements CloudError {
        @Override
        public String message() {
            return reason;
        }
    }

    /** One field's value is not acceptable. {@code allowed} says what is: "1 to 20". */
    record InvalidInput(String field, String value, String allowed) implements CloudError {
        private static final int SHOWN = 60;

        @Override
        public String message() {
            return field + " is \"" + shown(value) + "\"; allowed: " + allowed + ".";
        }

        private static String shown(String value) {
            var printable = value.chars()
                    .limit(SHOWN)
                    .mapToObj(c -> Character.isISOControl(c) ? "\uFFFD" : String.valueOf((char) c))
                    .collect(Collectors.joining());
            return value.length() > SHOWN ? printable + "…" : printable;
        }
    }

    /** It does not exist, or this caller may not know that it does. */
    record NotFound(String kind, String id) implements CloudError {
        @Override
        public String message() {
            return "There is no " + kind + " \"" + InvalidInput.shown(id) + "\" that you may see.";
        }
    }

    /** The caller may know of it, but not do this. */
    record Forbidden(Permission permission) implements CloudError {
        @Override
        public String message() {
            return "Your role does not allow this (it needs "
                    + permission.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                    + "). Ask " + whoMay() + ".";
        }

        private String whoMay() {
            return switch (permission) {
                case PROJECT_READ, INSTANCE_OPERATE, COST_READ, AUDIT_READ, PROJECT_ADMINISTER ->
                    "an administrator of the project or tenant";
                case TENANT_READ, TENANT_ADMINISTER -> "an administrator of the tenant";
                case FLEET_READ, FLEET_OPERATE -> "an operator";
            };
        }
    }

    /** Something else holds the name or the request key. */
    record Conflict(String what, String reason) implements CloudError {
        @Override
        public String message() {
            return reason;
        }
    }

    /** A part of the system does not answer now; the same request may work later. */
    record Unavailable(String what, String reason) implements CloudError {
        @Override
        public String message() {
            return what + " is not available now: " + reason + ". Nothing was changed; try again in a minute.";
        }
    }

    /** Our fault. The reference is in the log. */
    record Bug(String reference) implements CloudError {
        @Override
        public String message() {
            return "Something went wrong on our side. Give the reference " + reference + " to your operator.";
        }
    }
}
