package org.ownsky.provisioning.job;

import org.ownsky.kernel.IdFormat;

/** A job: {@code job-} and 17 hexadecimal digits. */
public record JobId(String value) implements Comparable<JobId> {
    public static final String PREFIX = "job";

    public JobId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
