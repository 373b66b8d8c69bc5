package org.ownsky.provisioning.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.node.NodeCapacity;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.NodeState;

/**
 * The decision alone, as a placement makes it from the board that is in memory: the filters, the best weight and the reasons why the
 * other nodes were not taken. Two nodes in five are full, draining or too small.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionTime {
    private static final int NODES = 10_000;
    private static final InstanceDemand DEMAND = new InstanceDemand(
            "i-00000000000000001", new VcpuCount(2), Bytes.ofGib(4), Bytes.ofGib(20), Architecture.X86_64);

    @Param({"SPREAD", "PACK"})
    PlacementStrategy strategy = PlacementStrategy.SPREAD;

    private final List<NodeCapacity> nodes = new ArrayList<>(NODES);

    @Setup
    public void fill() {
        for (var number = 0; number < NODES; number++) {
            nodes.add(node(number));
        }
    }

    @Benchmark
    public void decide(Blackhole sink) {
        sink.consume(Placement.choose(nodes, DEMAND, strategy));
        sink.consume(Refusals.explain(List.copyOf(nodes), DEMAND));
    }

    private static NodeCapacity node(int number) {
        var draining = number % 10 == 0;
        var full = number % 5 == 1;
        var small = number % 10 == 2;
        return new NodeCapacity(
                new NodeId("node-%017x".formatted(number)),
                "node-%05d".formatted(number),
                draining ? NodeState.DRAINING : NodeState.UP,
                Architecture.X86_64,
                true,
                256,
                full ? 255 : number * 7 % 200,
                small ? Bytes.ofGib(2) : Bytes.ofGib(512),
                small ? Bytes.ofGib(0) : Bytes.ofGib(number * 13L % 400),
                Bytes.ofGib(8_192),
                Bytes.ofGib(number * 17L % 6_000));
    }
}
