package org.ownsky.provisioning.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;

/** A saga whose steps a test writes down, and which writes down what happened. */
final class TrialSaga implements Saga<TrialSaga.Input> {
    static final String TYPE = "trial";
    static final ProjectScope PROJECT = scope(1);
    static final ProjectScope OTHER_PROJECT = scope(2);

    record Input(String text) {}

    record Output(int number) {}

    private final List<SagaStep<Input>> steps = new ArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private Consumer<SagaContext<Input>> onSuccess = context -> {};
    private BiConsumer<SagaContext<Input>, String> onFailure = (context, reason) -> {};

    TrialSaga step(String name, Function<SagaContext<Input>, StepOutcome> run) {
        return step(name, run, context -> {});
    }

    TrialSaga step(String name, Function<SagaContext<Input>, StepOutcome> run, Consumer<SagaContext<Input>> undo) {
        steps.add(new TrialStep(name, run, undo));
        return this;
    }

    /** A step that has nothing to do. */
    TrialSaga step(String name) {
        return step(name, context -> StepOutcome.done());
    }

    TrialSaga onSuccess(Consumer<SagaContext<Input>> consumer) {
        onSuccess = consumer;
        return this;
    }

    TrialSaga onFailure(BiConsumer<SagaContext<Input>, String> consumer) {
        onFailure = consumer;
        return this;
    }

    /** {@code run NAME SUBJECT-TEXT}, {@code undo …}, {@code succeeded …}, {@code failed …}, as they were called. */
    List<String> events() {
        return List.copyOf(events);
    }

    static JobRequest on(String subject) {
        return on(subject, subject);
    }

    static JobRequest on(String subject, String text) {
        return in(PROJECT, subject, text);
    }

    static JobRequest in(ProjectScope scope, String subject, String text) {
        return new JobRequest(
                TYPE,
                new Input(text),
                scope,
                subject,
                "name of " + subject,
                new UserId("usr-00000000000000001"),
                "mary");
    }

    static String newSubject() {
        return "i-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    private static ProjectScope scope(int number) {
        return new ProjectScope(
                new TenantId("ten-0000000000000000" + number), new ProjectId("prj-0000000000000000" + number));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public List<SagaStep<Input>> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void succeeded(SagaContext<Input> context) {
        events.add("succeeded " + context.input().text());
        onSuccess.accept(context);
    }

    @Override
    public void failed(SagaContext<Input> context, String reason) {
        events.add("failed " + context.input().text());
        onFailure.accept(context, reason);
    }

    private final class TrialStep implements SagaStep<Input> {
        private final String name;
        private final Function<SagaContext<Input>, StepOutcome> run;
        private final Consumer<SagaContext<Input>> undo;

        TrialStep(String name, Function<SagaContext<Input>, StepOutcome> run, Consumer<SagaContext<Input>> undo) {
            this.name = name;
            this.run = run;
            this.undo = undo;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public StepOutcome run(SagaContext<Input> context) {
            events.add("run " + name + " " + context.input().text());
            return run.apply(context);
        }

        @Override
        public void undo(SagaContext<Input> context) {
            events.add("undo " + name + " " + context.input().text());
            undo.accept(context);
        }
    }
}
