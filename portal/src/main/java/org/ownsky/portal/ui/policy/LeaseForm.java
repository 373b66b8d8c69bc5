package org.ownsky.portal.ui.policy;

import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Duration;
import java.util.List;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.policy.PolicyRule;

/** When instances end, and how that is put off. */
final class LeaseForm extends RuleForm {
    private final LengthField life = new LengthField(Words.say("policy.life"), Duration.ofDays(30));
    private final LengthField longest = new LengthField(Words.say("policy.longest"), Duration.ofDays(90));
    private final LengthField warning = new LengthField(Words.say("policy.warning"), Duration.ofDays(3));
    private final IntegerField extensions = new IntegerField(Words.say("policy.extensions"));
    private final LengthField extension = new LengthField(Words.say("policy.extension"), Duration.ofDays(14));
    private final LengthField grace = new LengthField(Words.say("policy.grace"), Duration.ofDays(7));
    /** Further warnings, set through the API only, and kept here. */
    private List<Duration> furtherWarnings = List.of();

    LeaseForm() {
        extensions.setMin(0);
        extensions.setMax(100);
        extensions.setValue(2);
        extensions.setStepButtonsVisible(true);
        extensions.setHelperText(Words.say("policy.extensionsHint"));
        extensions.setWidthFull();
        add(life, longest, warning, extensions, extension, grace);
    }

    @Override
    PolicyRule rule() {
        var count = extensions.getValue();
        if (count == null) {
            throw CloudException.invalid(Words.say("policy.extensions"), "", "0 to 100");
        }
        var warnings = new java.util.ArrayList<>(furtherWarnings);
        if (!warning.length().isZero()) {
            warnings.addFirst(warning.length());
        }
        return new PolicyRule.Lease(
                life.length(), longest.length(), warnings, count, extension.length(), grace.length());
    }

    @Override
    void show(PolicyRule rule) {
        if (rule instanceof PolicyRule.Lease lease) {
            life.show(lease.life());
            longest.show(lease.longest());
            warning.show(lease.warnings().stream().findFirst().orElse(Duration.ZERO));
            furtherWarnings = lease.warnings().stream().skip(1).toList();
            extensions.setValue(lease.extensions());
            extension.show(lease.extension());
            grace.show(lease.grace());
        }
    }
}
