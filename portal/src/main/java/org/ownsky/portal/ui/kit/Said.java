package org.ownsky.portal.ui.kit;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceType;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.node.NodeState;

/** How things that screens share are put into words. */
public final class Said {

    private Said() {}

    /** EC2's word with a capital: {@code Running}, {@code Shutting-down}. */
    public static String state(InstanceState state) {
        var word = state.word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** {@code 7 running · 1 pending}: those of these states that any are in. */
    public static String counts(Map<InstanceState, Long> numbers, Set<InstanceState> states) {
        return states.stream()
                .sorted()
                .filter(state -> numbers.getOrDefault(state, 0L) > 0)
                .map(state -> Words.number(numbers.getOrDefault(state, 0L)) + " " + state.word())
                .collect(Collectors.joining(" · "));
    }

    public static String state(JobState state) {
        return Words.say("job.state." + state.name());
    }

    public static String state(NodeState state) {
        return Words.say("node.state." + state.name());
    }

    /** {@code 1 vCPU · 128 MiB}. */
    public static String size(VcpuCount vcpus, Bytes memory) {
        return vcpus.value() + " vCPU · " + memory;
    }

    public static String size(InstanceType type) {
        return size(type.vcpus(), type.memory());
    }

    /** What a job does, for a title: {@code Launch}, {@code Stop}. */
    public static String job(String type) {
        return Words.sayOr("job.type." + type, type);
    }

    /** What a job did, for a history: {@code Launched}. */
    public static String jobDone(String type) {
        return Words.sayOr("job.done." + type, job(type));
    }

    /** A step's title. */
    public static String step(String name) {
        var plain = name.replace('-', ' ');
        return Words.sayOr(
                "step." + name,
                plain.isEmpty() ? plain : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1));
    }
}
