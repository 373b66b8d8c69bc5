package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import org.ownsky.portal.ui.kit.LimitUnit;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.QuotaResource;

/** One limit in the form: what is in use, what there is, and what is wanted instead. */
final class WantedField extends Div {
    private final MoreQuota.Line line;
    private final IntegerField field = new IntegerField();

    WantedField(MoreQuota.Line line, Runnable changed) {
        this.line = line;
        var resource = line.resource();
        addClassName("want");
        var label = LimitUnit.label(resource);
        field.setAriaLabel(Words.say("more.wantedLimit", label));
        field.setStepButtonsVisible(true);
        field.setMin(0);
        field.setValue(LimitUnit.ceiling(resource, line.wanted()));
        field.addValueChangeListener(change -> changed.run());
        add(
                new Part("sp")
                        .show(
                                Markup.text("span", "m s13 block", label),
                                Markup.text("span", "s12 t2 num block", Words.say("more.inUse", amount(line.taken())))),
                new Part("").show(Markup.text("span", "num t2 nw", amount(line.present()) + " →")),
                field);
    }

    /** A number without its unit, which the label says; a part of a GiB only where there is one. */
    private String amount(long amount) {
        var unit = LimitUnit.size(line.resource());
        return amount % unit == 0
                ? Words.number(amount / unit)
                : line.resource().format(amount);
    }

    QuotaResource resource() {
        return line.resource();
    }

    long limit() {
        var value = field.getValue();
        return value == null ? 0 : value * LimitUnit.size(line.resource());
    }

    boolean asksForMore() {
        return limit() > line.present();
    }

    long additional() {
        return limit() - line.present();
    }

    /** {@code 320 GiB of memory}. */
    String present() {
        return line.resource().amount(line.present());
    }
}
