package org.ownsky.kernel;

import java.util.Locale;

/** An amount of memory or storage, in bytes, zero or more. Binary units throughout: 1 GiB is 2<sup>30</sup> bytes. */
public record Bytes(long value) implements Comparable<Bytes> {
    public static final Bytes ZERO = new Bytes(0);
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    public Bytes {
        if (value < 0) {
            throw new IllegalArgumentException("Bytes cannot be negative: " + value);
        }
    }

    public static Bytes ofMib(long mebibytes) {
        return new Bytes(Math.multiplyExact(mebibytes, MIB));
    }

    public static Bytes ofGib(long gibibytes) {
        return new Bytes(Math.multiplyExact(gibibytes, GIB));
    }

    public Bytes plus(Bytes other) {
        return new Bytes(Math.addExact(value, other.value));
    }

    public Bytes times(long factor) {
        return new Bytes(Math.multiplyExact(value, factor));
    }

    /** Whole mebibytes, rounded down. */
    public long toMib() {
        return value / MIB;
    }

    /** Whole gibibytes, rounded up: what a size in GiB must be to hold this. */
    public long toGibCeiling() {
        return Math.ceilDiv(value, GIB);
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(value, other.value);
    }

    /** For people: {@code 512 MiB}, {@code 8 GiB}, {@code 1.5 GiB}. */
    @Override
    public String toString() {
        if (value >= GIB) {
            return scaled(GIB, "GiB");
        }
        if (value >= MIB) {
            return scaled(MIB, "MiB");
        }
        return value >= KIB ? scaled(KIB, "KiB") : value + " B";
    }

    private String scaled(long unit, String name) {
        return value % unit == 0
                ? String.format(Locale.ROOT, "%,d %s", value / unit, name)
                : String.format(Locale.ROOT, "%,.1f %s", value / (double) unit, name);
    }
}
