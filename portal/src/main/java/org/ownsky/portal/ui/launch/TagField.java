package org.ownsky.portal.ui.launch;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ownsky.portal.ui.kit.Words;

/** Tags, one {@code key=value} a line. */
final class TagField extends TextArea {
    private static final int LONGEST = 50 * (128 + 256 + 2);

    TagField(Runnable changed) {
        super(Words.say("launch.tags"));
        addClassName("mono");
        setMinRows(2);
        setMaxRows(8);
        setMaxLength(LONGEST);
        setPlaceholder("owner=ada");
        setHelperText(Words.say("launch.tagsHint"));
        setValueChangeMode(ValueChangeMode.ON_BLUR);
        addValueChangeListener(change -> {
            setInvalid(false);
            changed.run();
        });
    }

    /** The last of several with the same key; a line without "=" is a key without a value. */
    Map<String, String> tags() {
        var tags = new LinkedHashMap<String, String>();
        getValue().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            var at = line.indexOf('=');
            var key = at < 0 ? line : line.substring(0, at).strip();
            tags.put(key, at < 0 ? "" : line.substring(at + 1).strip());
        });
        return tags;
    }

    void refuse(String message) {
        setErrorMessage(message);
        setInvalid(true);
    }
}
