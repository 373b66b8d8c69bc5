package org.ownsky.provisioning.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Money;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.LaunchRequest;

/** What is to be approved. */
public sealed interface Asked {
    /** What people call it: the instances' name. */
    String name();

    /** The instances that it is about. */
    List<InstanceId> instances();

    /** The persisted and API name of the kind. */
    default String kind() {
        return switch (this) {
            case Launch _ -> "launch";
            case Extension _ -> "extension";
        };
    }

    /**
     * A launch; its instances are pending.
     *
     * @param image the image's name
     * @param perMonth what a month of all of them would cost, as it was judged; empty when no price is known
     * @param form the whole request
     */
    record Launch(
            String name,
            int count,
            String type,
            String image,
            Bytes rootDisk,
            Optional<Money> perMonth,
            List<InstanceId> instances,
            LaunchRequest form)
            implements Asked {
        public Launch {
            instances = List.copyOf(instances);
        }
    }

    /** One more extension of an instance's lease than it has by itself. */
    record Extension(InstanceId instance, String name, Instant from, Instant until) implements Asked {
        @Override
        public List<InstanceId> instances() {
            return List.of(instance);
        }
    }
}
