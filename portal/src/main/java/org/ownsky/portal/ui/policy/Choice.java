package org.ownsky.portal.ui.policy;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** Some of the names that there are. */
final class Choice extends MultiSelectComboBox<String> {
    private final List<String> offered;

    Choice(String label, List<String> offered) {
        super(label);
        this.offered = offered;
        setItems(offered);
        setWidthFull();
    }

    /** Chooses these, also where one is no longer offered. */
    void choose(Collection<String> names) {
        var all = new LinkedHashSet<>(offered);
        all.addAll(names);
        setItems(all);
        setValue(names);
    }
}
