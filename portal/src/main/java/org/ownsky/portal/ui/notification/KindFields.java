package org.ownsky.portal.ui.notification;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ownsky.portal.notification.NoticeKind;
import org.ownsky.portal.notification.NoticeTopic;
import org.ownsky.portal.ui.kit.Words;

/** What a webhook is told, by topic; all of a topic is one tick. */
final class KindFields extends Div {
    private final Map<NoticeTopic, CheckboxGroup<NoticeKind>> groups = new EnumMap<>(NoticeTopic.class);

    /** Chosen by a program, and not offered here. */
    private final Set<NoticeKind> others = EnumSet.noneOf(NoticeKind.class);

    KindFields() {
        addClassNames("col", "g12", "kinds");
        var title = new Span(Words.say("webhook.kinds"));
        title.addClassNames("m", "s13");
        var hint = new Paragraph(Words.say("webhook.kindsHint"));
        hint.addClassNames("s12", "t2");
        add(new Div(title, hint));
        for (var topic : NoticeTopic.values()) {
            var kinds = Arrays.stream(NoticeKind.values())
                    .filter(kind -> kind.topic() == topic && !kind.personal() && kind != NoticeKind.PING)
                    .toList();
            if (!kinds.isEmpty()) {
                add(part(topic, kinds));
            }
        }
    }

    private Div part(NoticeTopic topic, List<NoticeKind> kinds) {
        var group = new CheckboxGroup<NoticeKind>();
        group.setAriaLabel(topic.label());
        group.setItems(kinds);
        group.setItemLabelGenerator(NoticeKind::label);
        var all = new Checkbox(Words.say("webhook.allOf", topic.label()));
        all.addClassName("m");
        all.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                group.setValue(change.getValue() ? Set.copyOf(kinds) : Set.of());
            }
        });
        group.addValueChangeListener(change -> {
            all.setValue(change.getValue().size() == kinds.size());
            all.setIndeterminate(
                    !change.getValue().isEmpty() && change.getValue().size() < kinds.size());
        });
        groups.put(topic, group);
        var part = new Div(all, group);
        part.addClassName("kinds-of");
        return part;
    }

    void show(Set<NoticeKind> kinds) {
        others.addAll(kinds);
        groups.forEach((topic, group) -> {
            var offered = new HashSet<>(group.getListDataView().getItems().toList());
            others.removeAll(offered);
            offered.retainAll(kinds);
            group.setValue(offered);
        });
    }

    Set<NoticeKind> chosen() {
        var chosen = new HashSet<>(others);
        groups.values().forEach(group -> chosen.addAll(group.getValue()));
        return chosen;
    }
}
