package org.ownsky.portal.ui.policy;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Names in one line, separated by commas. */
final class NameList extends TextField {

    NameList(String label, String hint) {
        super(label);
        setHelperText(hint);
        setWidthFull();
    }

    Set<String> names() {
        var names = new LinkedHashSet<String>();
        Arrays.stream(getValue().split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    void names(Collection<String> names) {
        setValue(String.join(", ", names.stream().sorted().toList()));
    }
}
