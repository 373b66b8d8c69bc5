package org.ownsky.provisioning.job;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;

/**
 * A small world for the engine's own tests: parts that are cut, joined and painted. Every effect can be made twice and
 * taken back twice.
 */
final class Workshop implements Saga<Workshop.Order> {
    static final String TYPE = "build-thing";
    static final ProjectScope PROJECT =
            new ProjectScope(new TenantId("ten-00000000000000001"), new ProjectId("prj-00000000000000001"));

    record Order(String thing) {}

    record Cut(int pieces) {}

    private final Map<String, ConcurrentSkipListSet<String>> effects = new ConcurrentHashMap<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();

    static JobRequest order(String thing) {
        return new JobRequest(
                TYPE, new Order(thing), PROJECT, thing, "thing " + thing, new UserId("usr-00000000000000001"), "mary");
    }

    /** An order for something that nobody ordered before. */
    static JobRequest order() {
        return order("thing-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
    }

    /** What was done to the thing and not taken back. */
    List<String> effectsOn(String thing) {
        return List.copyOf(effects.getOrDefault(thing, new ConcurrentSkipListSet<>()));
    }

    List<String> delivered() {
        return List.copyOf(delivered);
    }

    /** {@code thing: reason} for each that could not be made. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<Order> inputType() {
        return Order.class;
    }

    @Override
    public List<SagaStep<Order>> steps() {
        return List.of(new Work("cut"), new Work("join"), new Work("paint"));
    }

    @Override
    public void succeeded(SagaContext<Order> context) {
        delivered.add(context.input().thing());
    }

    @Override
    public void failed(SagaContext<Order> context, String reason) {
        refused.add(context.input().thing() + ": " + reason);
    }

    private final class Work implements SagaStep<Order> {
        private final String name;

        Work(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public StepOutcome run(SagaContext<Order> context) {
            effects.computeIfAbsent(context.input().thing(), thing -> new ConcurrentSkipListSet<>())
                    .add(name);
            if (name.equals("cut")) {
                return StepOutcome.done(new Cut(4), "Cut into 4 pieces");
            }
            if (context.output("cut", Cut.class)
                    .filter(cut -> cut.pieces() == 4)
                    .isEmpty()) {
                throw new IllegalStateException("Nothing was cut");
            }
            return StepOutcome.done();
        }

        @Override
        public void undo(SagaContext<Order> context) {
            effectsSet(context).remove(name);
        }

        private ConcurrentSkipListSet<String> effectsSet(SagaContext<Order> context) {
            return effects.getOrDefault(context.input().thing(), new ConcurrentSkipListSet<>());
        }
    }
}
