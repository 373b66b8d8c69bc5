package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.html.Section;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceView;

/** An instance's tags; hidden for one without. */
final class TagsCard extends Section {
    private final InstanceService instances;
    private final Part content = new Part("");

    TagsCard(InstanceService instances) {
        this.instances = instances;
        add(content);
        addClassName("card");
        setVisible(false);
    }

    void show(Caller caller, InstanceView instance) {
        var tags = instances.tags(caller, instance.id());
        setVisible(!tags.isEmpty());
        var list = Markup.of("dl", "kv left pairs");
        tags.forEach((key, value) ->
                list.add(Markup.text("dt", "", key), Markup.text("dd", "", value.isEmpty() ? "–" : value)));
        content.show(
                Cards.heading(Words.say("launch.tags")),
                Markup.of("div", "body").add(list));
    }
}
