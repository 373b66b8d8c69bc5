package org.ownsky.portal.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;

/** One of each kind of thing, by its id: what requests name. Nodes, images and sign-in rules are nobody's own. */
record Things(Map<Kind, String> ids) {

    Things {
        ids = Map.copyOf(ids);
    }

    String id(Kind kind) {
        return Optional.ofNullable(ids.get(kind)).orElseThrow(() -> new IllegalStateException("No " + kind));
    }

    ProjectScope scope() {
        return new ProjectScope(new TenantId(id(Kind.TENANT)), new ProjectId(id(Kind.PROJECT)));
    }

    /** The same, but for one that is another's. */
    Things with(Kind kind, Things others) {
        var mixed = new EnumMap<>(ids);
        mixed.put(kind, others.id(kind));
        return new Things(mixed);
    }

    /** What is in places that never were. */
    Things never() {
        var none = new EnumMap<>(ids);
        none.replaceAll((kind, id) -> isShared(kind) ? id : kind.never());
        return new Things(none);
    }

    boolean isNamedIn(String text) {
        return ids.entrySet().stream()
                .anyMatch(
                        id -> pattern(id.getKey(), id.getValue()).matcher(text).find());
    }

    /** Without the ids, so that what is said of two things can be compared. */
    String unnamed(String text) {
        var plain = text;
        for (var id : ids.entrySet()) {
            plain = pattern(id.getKey(), id.getValue()).matcher(plain).replaceAll("<" + id.getKey() + ">");
        }
        return plain;
    }

    /** A number is an id only where it is quoted or ends an address; any other id is known by its look. */
    private static Pattern pattern(Kind kind, String id) {
        return Pattern.compile(
                kind == Kind.AUDIT_ENTRY
                        ? "(?<=[\"/;])" + id + "(?![0-9a-zA-Z.])"
                        : "(?<![0-9a-zA-Z])" + Pattern.quote(id) + "(?![0-9a-zA-Z])");
    }

    static boolean isShared(Kind kind) {
        return kind == Kind.IMAGE || kind == Kind.NODE || kind == Kind.SIGN_IN_RULE;
    }
}
