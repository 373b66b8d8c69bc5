package org.ownsky.provisioning.driver.libvirt;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.libvirt.Error;
import org.libvirt.Error.ErrorNumber;
import org.ownsky.provisioning.driver.spi.DiskLimits;
import org.ownsky.provisioning.driver.spi.DriverException;

/** A guest by the calls that libvirt-java lacks. */
final class NativeDomain implements AutoCloseable {
    /** {@code VIR_DOMAIN_AFFECT_LIVE}. */
    static final int LIVE = 1;
    /** {@code VIR_DOMAIN_AFFECT_CONFIG}. */
    static final int CONFIG = 2;
    /** {@code VIR_DOMAIN_XML_INACTIVE}. */
    private static final int INACTIVE = 2;
    /** {@code VIR_DOMAIN_JOB_STATS_COMPLETED}. */
    private static final int COMPLETED = 1;
    /** How long a guest's agent may think. */
    private static final int AGENT_SECONDS = 5;
    /** {@code VIR_DOMAIN_JOB_NONE}. */
    private static final int NO_JOB = 0;
    /** {@code VIR_DOMAIN_JOB_COMPLETED}. */
    private static final int JOB_COMPLETED = 3;

    /** How far a job is, in bytes. */
    record Job(long processed, long total) {}

    /** How a job ended; the reason is empty if it reached its end, or libvirt has none. */
    record JobEnd(boolean completed, String reason) {}

    private final VirtFunctions functions = VirtFunctions.LIBRARY;
    private final Pointer domain;

    NativeDomain(Pointer domain) {
        this.domain = domain;
    }

    String name() {
        return functions.virDomainGetName(domain);
    }

    /** As it is now, or as it is to be at its next power-on. */
    XmlTree description(boolean now) throws NativeFailure {
        Pointer text = functions.virDomainGetXMLDesc(domain, now ? 0 : INACTIVE);
        if (text == null) {
            throw lastFailure();
        }
        try {
            return XmlTree.parse(text.getString(0, "UTF-8"));
        } finally {
            Native.free(Pointer.nativeValue(text));
        }
    }

    boolean poweredOn() throws NativeFailure {
        IntByReference state = new IntByReference();
        check(functions.virDomainGetState(domain, state, null, 0));
        return LibvirtConnect.state(state.getValue()).poweredOn();
    }

    /** Zero is no limit to libvirt. */
    void limit(String target, DiskLimits limits, int where) throws NativeFailure {
        Map<String, Long> values = new LinkedHashMap<>();
        values.put(
                "total_bytes_sec",
                limits.bytesPerSecond().map(bytes -> bytes.value()).orElse(0L));
        values.put("total_iops_sec", limits.iops().orElse(0L));
        try (Memory parameters = TypedParameters.of(values)) {
            check(functions.virDomainSetBlockIoTune(domain, target, parameters, values.size(), where));
        }
    }

    /** Whether the guest's agent froze its file systems. */
    boolean freeze() {
        boundAgent();
        return functions.virDomainFSFreeze(domain, null, 0, 0) >= 0;
    }

    void thaw() throws NativeFailure {
        boundAgent();
        check(functions.virDomainFSThaw(domain, null, 0, 0));
    }

    /** Targets of disks with mounted file systems, as the guest's agent says; empty if it says nothing. */
    Set<String> mountedTargets() {
        boundAgent();
        PointerByReference list = new PointerByReference();
        int count = functions.virDomainGetFSInfo(domain, list, 0);
        if (count <= 0) {
            return Set.of();
        }
        Set<String> targets = new LinkedHashSet<>();
        for (Pointer info : list.getValue().getPointerArray(0, count)) {
            int aliases = (int) info.getLong(3L * Native.POINTER_SIZE);
            Pointer names = info.getPointer(4L * Native.POINTER_SIZE);
            for (int index = 0; index < aliases; index++) {
                targets.add(names.getPointer((long) index * Native.POINTER_SIZE).getString(0));
            }
            functions.virDomainFSInfoFree(info);
        }
        Native.free(Pointer.nativeValue(list.getValue()));
        return targets;
    }

    /** By itself libvirt waits for an agent for ever, and who is root in a guest decides what its agent answers. */
    private void boundAgent() {
        if (functions.virDomainAgentSetResponseTimeout(domain, AGENT_SECONDS, 0) < 0) {
            throw new DriverException(
                    DriverException.Kind.FAILED, "libvirt takes no limit for the agent of guest " + name());
        }
    }

    void beginBackup(String xml) throws NativeFailure {
        check(functions.virDomainBackupBegin(domain, xml, null, 0));
    }

    void abortJob() throws NativeFailure {
        check(functions.virDomainAbortJob(domain));
    }

    /** The job that is going on; a total of zero if nothing is. */
    Job job() throws NativeFailure {
        return statistics(0).job();
    }

    boolean jobGoesOn() throws NativeFailure {
        return statistics(0).type() != NO_JOB;
    }

    /** How the job that ended last did. */
    JobEnd jobEnd() throws NativeFailure {
        Statistics statistics = statistics(COMPLETED);
        return new JobEnd(statistics.type() == JOB_COMPLETED, statistics.reason());
    }

    @Override
    public void close() {
        functions.virDomainFree(domain);
    }

    private Statistics statistics(int flags) throws NativeFailure {
        IntByReference type = new IntByReference();
        PointerByReference parameters = new PointerByReference();
        IntByReference count = new IntByReference();
        check(functions.virDomainGetJobStats(domain, type, parameters, count, flags));
        Pointer list = parameters.getValue();
        if (list == null) {
            return new Statistics(type.getValue(), new Job(0, 0), "");
        }
        Map<String, Long> numbers = TypedParameters.numbers(list, count.getValue());
        String reason = TypedParameters.text("errmsg", list, count.getValue());
        functions.virTypedParamsFree(list, count.getValue());
        return new Statistics(
                type.getValue(),
                new Job(numbers.getOrDefault("disk_processed", 0L), numbers.getOrDefault("disk_total", 0L)),
                reason);
    }

    private record Statistics(int type, Job job, String reason) {}

    private void check(int result) throws NativeFailure {
        if (result < 0) {
            throw lastFailure();
        }
    }

    static boolean gone(NativeFailure failure) {
        return failure.says(ErrorNumber.VIR_ERR_NO_DOMAIN);
    }

    private NativeFailure lastFailure() {
        return new NativeFailure(new Error(functions.virGetLastError()));
    }
}
