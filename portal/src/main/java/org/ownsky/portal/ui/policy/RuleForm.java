package org.ownsky.portal.ui.policy;

import com.vaadin.flow.component.html.Div;
import org.ownsky.quota.policy.PolicyRule;

/** The fields of one kind of rule. */
abstract class RuleForm extends Div {
    RuleForm() {
        addClassNames("col", "g12");
    }

    /**
     * The rule that is written here.
     *
     * @throws org.ownsky.kernel.CloudException InvalidInput for what is missing or out of range
     */
    abstract PolicyRule rule();

    /** Writes a rule of this kind into the fields; another kind leaves them alone. */
    abstract void show(PolicyRule rule);
}
