package org.ownsky.portal.api;

import java.util.Locale;
import java.util.Map;
import org.ownsky.kernel.CloudError;

/** Says each of the cloud's errors as a problem. */
final class Problems {

    /** Services call fields what people call them; these are not simply the same words run together. */
    private static final Map<String, String> FIELDS = Map.of(
            "instances", "count",
            "tenantName", "name",
            "projectName", "name",
            "rootDisk", "rootDiskGiB",
            "page", "after",
            "cursor", "after",
            "pageSize", "limit",
            "lifetime", "expiresInDays");

    private Problems() {}

    static Problem of(CloudError error) {
        return switch (error) {
            case CloudError.QuotaExceeded quota ->
                Problem.of(ProblemKind.QUOTA_EXCEEDED, error.message())
                        .withLimit(quota.resource(), quota.limit(), quota.used(), quota.asked());
            case CloudError.NoCapacity _ -> Problem.of(ProblemKind.NO_CAPACITY, error.message());
            case CloudError.WrongState wrong ->
                Problem.of(ProblemKind.WRONG_STATE, error.message()).withState(wrong.id(), wrong.state());
            case CloudError.InvalidInput invalid ->
                Problem.of(ProblemKind.INVALID_INPUT, error.message())
                        .withField(field(invalid.field()), invalid.value(), invalid.allowed());
            case CloudError.NotFound _ -> Problem.of(ProblemKind.NOT_FOUND, error.message());
            case CloudError.Forbidden _ -> Problem.of(ProblemKind.FORBIDDEN, error.message());
            case CloudError.Conflict _ -> Problem.of(ProblemKind.CONFLICT, error.message());
            case CloudError.Unavailable _ -> Problem.of(ProblemKind.UNAVAILABLE, error.message());
            case CloudError.Bug bug ->
                Problem.of(ProblemKind.BUG, error.message()).withReference(bug.reference());
        };
    }

    /** {@code Instance type} is {@code instanceType}; what looks like a path in a body stays. */
    private static String field(String label) {
        if (label.contains(".") || label.contains("[") || label.contains("-")) {
            return label;
        }
        var words = label.strip().split(" ", -1);
        var name = new StringBuilder(
                words[0].length() < 2 || Character.isLowerCase(words[0].charAt(0))
                        ? words[0]
                        : words[0].substring(0, 1).toLowerCase(Locale.ROOT) + words[0].substring(1));
        for (var index = 1; index < words.length; index++) {
            if (!words[index].isEmpty()) {
                name.append(words[index].substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(words[index].substring(1));
            }
        }
        return FIELDS.getOrDefault(name.toString(), name.toString());
    }
}
