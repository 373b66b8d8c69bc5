package org.ownsky.billing;

/** What is measured. */
public enum Meter {
    /** Processors of a running instance. */
    VCPU("vcpu", "vCPU"),
    /** Bytes of memory of a running instance. */
    MEMORY("memory", "Memory"),
    /** Bytes of a root disk, from launch to termination. */
    ROOT_DISK("root-disk", "Root disk"),
    /** Bytes that a volume promises, from its creation to its deletion. */
    VOLUME("volume", "Volume"),
    /** Bytes that are stored of a snapshot, from its completion to its deletion. */
    SNAPSHOT("snapshot", "Snapshot");

    private final String key;
    private final String label;

    Meter(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** The persisted name. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /** The meter of a persisted name. */
    static Meter ofKey(String key) {
        for (var meter : values()) {
            if (meter.key.equals(key)) {
                return meter;
            }
        }
        throw new IllegalArgumentException("No meter is called " + key);
    }
}
