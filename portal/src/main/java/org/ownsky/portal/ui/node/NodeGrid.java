package org.ownsky.portal.ui.node;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.node.NodeState;
import org.ownsky.provisioning.node.NodeView;

/** Nodes as a table; rows are drawn in the browser. */
final class NodeGrid extends Grid<NodeView> {
    static final int PAGE = 40;

    NodeGrid(Consumer<NodeView> drain, Consumer<NodeView> resume, boolean operable) {
        super(PAGE);
        setSelectionMode(SelectionMode.NONE);
        setAriaLabel(Words.say("nodes.title"));
        addColumn(LitRenderer.<NodeView>of(
                                "<span class=\"name\" title=\"${item.address}\">${item.name}</span><span class=\"sub\" title=\"${item.note}\">${item.note}</span>")
                        .withProperty("name", NodeView::name)
                        .withProperty("address", node -> node.address().toString())
                        .withProperty("note", NodeGrid::note))
                .setHeader(Words.say("nodes.column.name"))
                .setFlexGrow(2)
                .setWidth("170px");
        addColumn(LitRenderer.<NodeView>of(
                                "<span class=\"state ${item.tone}\"><span class=\"g g-${item.tone}\" aria-hidden=\"true\"></span>${item.state}</span>")
                        .withProperty("tone", node -> Tone.of(node.state()).className())
                        .withProperty("state", node -> Said.state(node.state())))
                .setHeader(Words.say("nodes.column.state"))
                .setFlexGrow(0)
                .setWidth("124px");
        addColumn(LitRenderer.<NodeView>of("<span class=\"tag\" title=\"${item.why}\">${item.acceleration}</span>")
                        .withProperty("acceleration", NodeGrid::acceleration)
                        .withProperty("why", NodeGrid::accelerationMeans))
                .setHeader(Words.say("nodes.column.acceleration"))
                .setFlexGrow(0)
                .setWidth("124px");
        addColumn(meter(node -> Meter.of(Words.say("quota.VCPUS"), node.vcpusAllocated(), node.vcpusLimit())))
                .setHeader(Words.say("quota.VCPUS"))
                .setFlexGrow(0)
                .setWidth("148px");
        addColumn(meter(node -> Meter.ofBytes(
                        Words.say("quota.MEMORY"),
                        node.memoryAllocated().value(),
                        node.memoryLimit().value())))
                .setHeader(Words.say("quota.MEMORY"))
                .setFlexGrow(0)
                .setWidth("148px");
        addColumn(meter(node -> Meter.ofBytes(
                        Words.say("node.storage"),
                        node.storage().value() - node.storageFree().value(),
                        node.storage().value())))
                .setHeader(Words.say("node.storage"))
                .setFlexGrow(0)
                .setWidth("148px");
        addColumn(node -> Words.number(node.instances()))
                .setHeader(Words.say("nodes.column.instances"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("92px");
        addColumn(LitRenderer.<NodeView>of("<ownsky-time at=\"${item.seen}\" form=\"ago\"></ownsky-time>")
                        .withProperty(
                                "seen",
                                node -> node.lastSeen().map(Object::toString).orElse("")))
                .setHeader(Words.say("nodes.column.seen"))
                .setFlexGrow(0)
                .setWidth("96px");
        if (operable) {
            addColumn(LitRenderer.<NodeView>of(
                                    "<vaadin-button class=\"small\" aria-label=\"${item.label}\" @click=\"${turn}\">${item.word}</vaadin-button>")
                            .withProperty("word", NodeGrid::verb)
                            .withProperty("label", node -> verb(node) + " " + node.name())
                            .withFunction("turn", node -> {
                                if (node.state() == NodeState.DRAINING) {
                                    resume.accept(node);
                                } else {
                                    drain.accept(node);
                                }
                            }))
                    .setFlexGrow(0)
                    .setWidth("100px");
        }
    }

    private static String verb(NodeView node) {
        return Words.say(node.state() == NodeState.DRAINING ? "nodes.resume" : "nodes.drain");
    }

    private static LitRenderer<NodeView> meter(java.util.function.Function<NodeView, Meter> of) {
        return LitRenderer.<NodeView>of(
                        "<span class=\"cell-meter\" title=\"${item.words}\"><span class=\"meter\" role=\"img\" aria-label=\"${item.words}\"><span class=\"${item.colour}\" style=\"width:${item.percent}%\"></span></span><span class=\"num s12 t2\">${item.percent} %</span></span>")
                .withProperty("words", node -> of.apply(node).words())
                .withProperty("colour", node -> of.apply(node).colour())
                .withProperty("percent", node -> Math.round(of.apply(node).percent()));
    }

    private static String note(NodeView node) {
        return node.message().or(node::hypervisor).orElse("");
    }

    private static String acceleration(NodeView node) {
        return node.acceleration()
                .map(kind -> Words.say("acceleration." + kind.name()))
                .orElse("–");
    }

    private static String accelerationMeans(NodeView node) {
        return node.acceleration()
                .map(kind -> Words.say("acceleration.means." + kind.name()))
                .orElse(Words.say("acceleration.unknown"));
    }
}
