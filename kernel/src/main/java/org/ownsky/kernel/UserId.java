package org.ownsky.kernel;

/** A person or a service account: {@code usr-} and 17 hexadecimal digits. */
public record UserId(String value) implements Comparable<UserId> {
    public static final String PREFIX = "usr";

    /** Nobody's account: who has not signed in, and the system itself. */
    public static final UserId NOBODY = new UserId("usr-00000000000000000");

    public UserId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
