package breach.step;

import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;

public class PublicStep implements SagaStep<PublicStep.Input> {

    record Input() {}

    @Override
    public String name() {
        return "public";
    }

    @Override
    public StepOutcome run(SagaContext<Input> context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void undo(SagaContext<Input> context) {}
}
