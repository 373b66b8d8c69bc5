package org.ownsky.kernel;

/** Where resources live, inside a tenant: {@code prj-} and 17 hexadecimal digits. */
public record ProjectId(String value) implements Comparable<ProjectId> {
    public static final String PREFIX = "prj";

    public ProjectId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public int compareTo(ProjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
