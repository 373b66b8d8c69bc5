package org.ownsky.kernel;

/** An organisation that pays: {@code ten-} and 17 hexadecimal digits. */
public record TenantId(String value) implements Comparable<TenantId> {
    public static final String PREFIX = "ten";

    public TenantId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
