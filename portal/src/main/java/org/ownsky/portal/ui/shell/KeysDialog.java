package org.ownsky.portal.ui.shell;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;

/** All keys, and whether single ones work: who speaks to the computer may want them off. */
final class KeysDialog extends Dialog {

    KeysDialog(List<Shortcut> shortcuts) {
        setHeaderTitle(Words.say("keys.title"));
        var list = Markup.of("dl", "key-list");
        shortcuts.forEach(shortcut ->
                list.add(Markup.of("dt").add(shortcut.caps()), Markup.of("dd").add(shortcut.words())));
        var single = new Checkbox(Words.say("keys.single"));
        single.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                getElement().executeJs("window.ownskyKeys.allow($0)", change.getValue());
            }
        });
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                single.focus();
                getElement().executeJs("return window.ownskyKeys.allowed()").then(Boolean.class, single::setValue);
            }
        });
        add(new Part("").show(list), single);
        getFooter().add(Buttons.plain(Words.say("close"), this::close));
    }
}
