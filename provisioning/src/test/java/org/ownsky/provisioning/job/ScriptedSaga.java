package org.ownsky.provisioning.job;

import java.util.List;

/** A saga as it is, with a script around each of its calls. */
record ScriptedSaga<I extends Record>(Saga<I> saga, Script script) implements Saga<I> {
    @Override
    public String type() {
        return saga.type();
    }

    @Override
    public Class<I> inputType() {
        return saga.inputType();
    }

    @Override
    public List<SagaStep<I>> steps() {
        return saga.steps().stream()
                .<SagaStep<I>>map(step -> new ScriptedStep<>(step, script))
                .toList();
    }

    @Override
    public void succeeded(SagaContext<I> context) {
        script.close(() -> saga.succeeded(context));
    }

    @Override
    public void failed(SagaContext<I> context, String reason) {
        script.close(() -> saga.failed(context, reason));
    }

    private record ScriptedStep<I extends Record>(SagaStep<I> step, Script script) implements SagaStep<I> {
        @Override
        public String name() {
            return step.name();
        }

        @Override
        public StepOutcome run(SagaContext<I> context) {
            return script.run(name(), () -> step.run(context));
        }

        @Override
        public void undo(SagaContext<I> context) {
            script.undo(name(), () -> step.undo(context));
        }
    }
}
