package org.ownsky.portal.ui.tenant;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.ui.kit.Words;

/** A name, and the slug that it suggests until somebody writes another. */
final class NameFields extends Div {
    private final TextField name = new TextField(Words.say("tenant.name"));
    private final TextField slug = new TextField(Words.say("tenant.slug"));
    private boolean own;

    NameFields() {
        addClassNames("col", "g12");
        name.setWidthFull();
        slug.setWidthFull();
        slug.addClassName("mono");
        slug.setHelperText(Words.say("tenant.slugHint"));
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(change -> {
            if (!own && !name.isEmpty()) {
                slug.setValue(Slug.of(name.getValue()).value());
            }
        });
        slug.addValueChangeListener(change -> own = own || change.isFromClient());
        name.setAutofocus(true);
        add(name, slug);
    }

    String name() {
        return name.getValue();
    }

    Slug slug() {
        return slug.isEmpty()
                ? Slug.of(name.getValue())
                : new Slug(slug.getValue().strip());
    }
}
