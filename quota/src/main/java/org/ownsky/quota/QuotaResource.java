package org.ownsky.quota;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.Bytes;

/** What limits are set on. */
public enum QuotaResource {
    INSTANCES("instances", "instances"),
    VCPUS("vcpus", "vCPUs"),
    /** In bytes. */
    MEMORY("memory", "memory"),
    /** In bytes. */
    ROOT_DISK("root-disk", "root disks"),
    VOLUMES("volumes", "volumes"),
    /** In bytes, as promised to guests, not as stored. */
    VOLUME_STORAGE("volume-storage", "volume storage"),
    SNAPSHOTS("snapshots", "snapshots"),
    /** In bytes, as stored. */
    SNAPSHOT_STORAGE("snapshot-storage", "snapshot storage");

    private final String key;
    private final String label;

    QuotaResource(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** The persisted and API name. */
    public String key() {
        return key;
    }

    /** In a sentence. */
    public String label() {
        return label;
    }

    /** An amount of it for people: {@code 8 GiB}, {@code 20}, {@code unlimited}. */
    public String format(long amount) {
        if (amount == QuotaLine.UNLIMITED) {
            return "unlimited";
        }
        return switch (this) {
            case INSTANCES, VCPUS, VOLUMES, SNAPSHOTS -> String.format(Locale.ROOT, "%,d", amount);
            case MEMORY, ROOT_DISK, VOLUME_STORAGE, SNAPSHOT_STORAGE -> new Bytes(amount).toString();
        };
    }

    /** So much of it, in a sentence: {@code 8 GiB of memory}, {@code 1 instance}. */
    public String amount(long amount) {
        return switch (this) {
            case INSTANCES, VCPUS, VOLUMES, SNAPSHOTS ->
                format(amount) + " " + (amount == 1 ? label.substring(0, label.length() - 1) : label);
            case MEMORY, ROOT_DISK, VOLUME_STORAGE, SNAPSHOT_STORAGE -> format(amount) + " of " + label;
        };
    }

    /** The resource that APIs call so. */
    public static Optional<QuotaResource> find(String key) {
        return Arrays.stream(values())
                .filter(resource -> resource.key.equals(key))
                .findFirst();
    }

    /** The resource of a persisted name. */
    public static QuotaResource ofKey(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("No quota resource is called " + key));
    }
}
