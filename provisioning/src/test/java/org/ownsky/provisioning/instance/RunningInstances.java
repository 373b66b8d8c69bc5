package org.ownsky.provisioning.instance;

import java.util.UUID;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.driver.fake.FakeNode;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.image.OfferedImages;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** Instances on the one fake node, for tests of what instances have. */
@TestComponent
@Import({InstanceWorld.class, OfferedImages.class})
public class RunningInstances {
    public static final String NODE_NAME = InstanceWorld.NODE_NAME;

    private final InstanceWorld world;
    private final LaunchSaga launch;
    private final StopSaga stop;

    RunningInstances(InstanceWorld world, LaunchSaga launch, StopSaga stop) {
        this.world = world;
        this.launch = launch;
        this.stop = stop;
    }

    /** One that runs. */
    public InstanceId running() {
        return world.running(launch).instanceId();
    }

    /** One that is stopped. */
    public InstanceId stopped() {
        return world.after(stop, world.moved(world.running(launch), InstanceState.STOPPING))
                .instanceId();
    }

    public UUID domain(InstanceId id) {
        return Instance.domainUuid(id);
    }

    public NodeId nodeId() {
        return new NodeId(InstanceWorld.NODE);
    }

    public HypervisorNode node() {
        return world.node();
    }

    public FakeNode machine() {
        return world.machine();
    }

    public ProjectScope project() {
        return world.project();
    }

    public Caller member() {
        return world.member();
    }

    /** Where golden images for {@code ownsky.images-dir} are. */
    public static String images() {
        return String.valueOf(TestImages.directory());
    }
}
