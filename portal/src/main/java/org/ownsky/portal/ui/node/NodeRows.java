package org.ownsky.portal.ui.node;

import java.util.function.Function;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.provisioning.node.NodeView;

/** How nodes are listed. */
final class NodeRows {

    private NodeRows() {}

    static Listing<NodeView> list() {
        return Listing.of(Words.say("nodes.title"), (NodeView node) -> node.id().value(), NodeView::name)
                .columns(
                        Column.name(Words.say("nodes.column.name"), NodeRows::name),
                        Column.<NodeView>state(
                                        Words.say("nodes.column.state"),
                                        node -> Tone.of(node.state()),
                                        node -> Said.state(node.state()))
                                .wide(124),
                        Column.fact(Words.say("nodes.column.acceleration"), NodeRows::acceleration)
                                .wide(116),
                        meter(
                                "quota.VCPUS",
                                node -> Meter.of(Words.say("quota.VCPUS"), node.vcpusAllocated(), node.vcpusLimit())),
                        meter(
                                "quota.MEMORY",
                                node -> Meter.ofBytes(
                                        Words.say("quota.MEMORY"),
                                        node.memoryAllocated().value(),
                                        node.memoryLimit().value())),
                        meter(
                                "node.storage",
                                node -> Meter.ofBytes(
                                        Words.say("node.storage"),
                                        node.storage().value()
                                                - node.storageFree().value(),
                                        node.storage().value())),
                        Column.<NodeView>fact(
                                        Words.say("nodes.column.instances"),
                                        node -> Markup.text("span", "num", Words.number(node.instances()))
                                                .with("data-label", Words.say("nodes.column.instances")))
                                .right()
                                .wide(84),
                        Column.<NodeView>fact(Words.say("nodes.column.seen"), NodeRows::seen)
                                .wide(96))
                .announcing(node -> node.name() + ": " + Said.state(node.state()))
                .empty(Words.say("nodes.none"));
    }

    private static Column<NodeView> meter(String label, Function<NodeView, Meter> meter) {
        return Column.<NodeView>fact(Words.say(label), node -> meter.apply(node).cell())
                .wide(128);
    }

    private static Markup name(NodeView node) {
        var zone = node.zone();
        return Cells.named(
                node.name(),
                Cells.sub(node.message()
                        .or(node::hypervisor)
                        .map(more -> Words.say("node.sub", zone, more))
                        .orElse(zone)));
    }

    private static Markup acceleration(NodeView node) {
        var kind = node.acceleration();
        return Markup.text(
                        "span",
                        "tag",
                        kind.map(known -> Words.say("acceleration." + known.name()))
                                .orElse("–"))
                .with(
                        "title",
                        kind.map(known -> Words.say("acceleration.means." + known.name()))
                                .orElse(Words.say("acceleration.unknown")));
    }

    private static Markup seen(NodeView node) {
        return node.lastSeen().map(Moment::ago).orElse(Cells.nothing());
    }
}
