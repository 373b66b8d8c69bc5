package org.ownsky.provisioning.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.fixture.Callers;
import org.springframework.transaction.support.TransactionTemplate;

class NodeCapacitiesTest {
    private static final String NODE = "fake://node-1?cpus=2&memory=4GiB&storage=100GiB";
    private static final Bytes DISK = Bytes.ofGib(1);

    @TempDir
    Path imagesDirectory;

    private NodeFixture fleet;
    private NodeCapacities capacities;
    private NodeId node;

    @BeforeEach
    void open() {
        fleet = new NodeFixture(imagesDirectory);
        capacities = new NodeCapacities(fleet.database.client());
        node = fleet.awaitState(fleet.worker(NODE), NODE, NodeState.UP).id();
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void whatIsGivenOutCanBeGivenOutAgainOnceItIsBack() {
        assertThat(claim(16, Bytes.ofGib(1), DISK)).isTrue();
        assertThat(claim(1, Bytes.ofGib(1), DISK)).as("17 of 16 vCPUs").isFalse();

        giveBack(16, Bytes.ofGib(1), DISK);

        assertThat(claim(1, Bytes.ofGib(4), DISK))
                .as("more memory than 4 GiB less the reserve")
                .isFalse();
        assertThat(claim(1, Bytes.ofGib(1), Bytes.ofGib(201)))
                .as("more disk than twice 100 GiB")
                .isFalse();
        assertThat(claim(1, Bytes.ofMib(3_584), Bytes.ofGib(200))).isTrue();
        assertThat(capacities.all()).singleElement().satisfies(all -> {
            assertThat(all.vcpusAllocated()).isEqualTo(1);
            assertThat(all.memoryAllocated()).isEqualTo(all.memoryLimit());
            assertThat(all.diskAllocated()).isEqualTo(all.diskLimit());
            assertThat(all.probed()).isTrue();
        });
        assertThat(fleet.view(NODE)).map(NodeView::instances).contains(1L);
    }

    @Test
    void aNodeThatDoesNotTakeGuestsGivesNothingOut() {
        fleet.service.drain(Callers.operator(), node);

        assertThat(claim(1, Bytes.ofMib(128), DISK)).isFalse();
    }

    @Test
    void manyAtOnceGetNoMoreThanThereIs() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var claims = new ArrayList<Callable<Boolean>>();
            for (var number = 0; number < 40; number++) {
                claims.add(() -> claim(1, Bytes.ofMib(512), DISK));
            }
            var granted = 0;
            for (Future<Boolean> claim : threads.invokeAll(claims)) {
                granted += claim.get() ? 1 : 0;
            }

            assertThat(granted).as("3.5 GiB hold 7 times 512 MiB").isEqualTo(7);
        }
        assertThat(fleet.view(NODE)).map(NodeView::memoryAllocated).contains(Bytes.ofMib(3_584));
    }

    private boolean claim(int vcpus, Bytes memory, Bytes disk) {
        return Boolean.TRUE.equals(new TransactionTemplate(fleet.database.transactions())
                .execute(status -> capacities.claim(node, new VcpuCount(vcpus), memory, disk)));
    }

    private void giveBack(int vcpus, Bytes memory, Bytes disk) {
        new TransactionTemplate(fleet.database.transactions())
                .executeWithoutResult(status -> capacities.giveBack(node, new VcpuCount(vcpus), memory, disk));
    }
}
