package org.ownsky.portal.ui.launch;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.billing.PriceQuote;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.LaunchNavigation;
import org.ownsky.portal.ui.quota.MoreQuota;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceType;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.instance.LaunchRequest;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.quota.QuotaService;

/** The launch, on one page: everything is filled in, and what it comes to stands beside it. */
@Route(LaunchNavigation.ADDRESS)
@PermitAll
class LaunchView extends Screen {
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_USER_DATA = 16 * 1024;

    private final LaunchOffers offers;
    private final InstanceService instances;
    private final QuotaService quota;

    /** One a page: however often the button is pressed, it is one launch. */
    private final String idempotencyKey;

    private final TextField name = new TextField(Words.say("launch.name"));
    private final IntegerField count = new IntegerField(Words.say("launch.count"));
    private final IntegerField rootDisk = new IntegerField(Words.say("launch.rootDisk"));
    private final TextArea userData = new TextArea(Words.say("launch.userData"));
    private final TagField tags = new TagField(this::recompute);
    private final RoomRequest room;
    private final SummaryCard summary;
    private final Form form;

    LaunchView(
            Surroundings surroundings,
            LaunchOffers offers,
            InstanceService instances,
            QuotaService quota,
            KeyPairService keyPairs,
            MoreQuota more,
            IdSource ids) {
        super(surroundings, Reach.PROJECT, "form");
        caller().requireProject(Permission.INSTANCE_OPERATE);
        this.offers = offers;
        this.instances = instances;
        this.quota = quota;
        this.idempotencyKey = ids.next("req");
        this.room = new RoomRequest(more, this::caller, surroundings.viewer());
        this.summary = new SummaryCard(this::launch, room);
        var images = offers.images(caller());
        form = new Form(new ImageChoice(images), sizes(), new KeyChoice(keyPairs, caller()));
        if (images.isEmpty()) {
            show(new Part("")
                    .show(Cards.banner(
                            "info", Icon.INFO, Words.say("launch.noImage"), Words.say("launch.noImageText"))));
            return;
        }
        fields();
        show(head(), columns());
        form.images.addValueChangeListener(change -> offerSizes());
        offerSizes();
    }

    /** The parts of the form that are more than a field. */
    private record Form(ImageChoice images, SizeChoice sizes, KeyChoice key) {}

    private SizeChoice sizes() {
        var types = offers.types(caller());
        Map<InstanceType, PriceQuote> prices = new HashMap<>();
        for (var type : types) {
            offers.quote(caller(), type, type.rootDisk()).ifPresent(price -> prices.put(type, price));
        }
        return new SizeChoice(types, prices, this::recompute, room::ask);
    }

    private void fields() {
        name.setMaxLength(LONGEST_NAME);
        name.setRequired(true);
        name.setValueChangeMode(ValueChangeMode.ON_BLUR);
        name.addValueChangeListener(change -> recompute());
        name.setErrorMessage(Words.say("launch.nameMissing"));
        name.setValue(suggestedName());
        count.setMin(1);
        count.setMax(LaunchPlan.MOST);
        count.setValue(1);
        count.setStepButtonsVisible(true);
        count.setErrorMessage(Words.say("launch.countRange", LaunchPlan.MOST));
        count.addValueChangeListener(change -> recompute());
        rootDisk.setStepButtonsVisible(true);
        rootDisk.setSuffixComponent(new Span("GiB"));
        rootDisk.addValueChangeListener(change -> recompute());
        userData.addClassName("mono");
        userData.setMinRows(4);
        userData.setMaxRows(14);
        userData.setPlaceholder("#!/bin/sh");
        userData.setHelperText(Words.say("launch.userDataHint"));
        userData.setErrorMessage(Words.say("launch.userDataLong"));
    }

    private String suggestedName() {
        var running = instances.counts(caller()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return form.images.getValue().name() + "-" + (running + 1);
    }

    private static Div head() {
        var text = new Part("")
                .show(
                        Markup.of("h1").add(Words.say("launch.title")),
                        Markup.text("p", "only-d", Words.say("launch.intro")));
        var head = new Div(text);
        head.addClassName("head");
        return head;
    }

    private Div columns() {
        var nameAndCount = new Div(name, count);
        nameAndCount.addClassName("two");
        var advanced = new Details(Words.say("launch.advanced"), advancedFields());
        advanced.addClassName("fold");
        advanced.setWidthFull();
        var body = new Div(
                section(Words.say("launch.size"), form.sizes),
                section("", nameAndCount, form.images),
                section("", form.key),
                section("", advanced));
        body.addClassName("body");
        var card = new Div(body);
        card.addClassName("card");
        var aside = new Div(summary);
        aside.addClassName("sum");
        var columns = new Div(card, aside);
        columns.addClassNames("lay", "c2w");
        return columns;
    }

    private Div advancedFields() {
        var fields = new Div(rootDisk, tags, userData);
        fields.addClassNames("col", "g12");
        return fields;
    }

    private static Section section(String title, com.vaadin.flow.component.Component... content) {
        var section = new Section();
        section.addClassName("sec");
        if (!title.isEmpty()) {
            section.add(new com.vaadin.flow.component.html.H2(title));
        }
        section.add(content);
        return section;
    }

    @Override
    public Trail trail() {
        return Trail.of(
                Words.say("launch.crumb"), new Trail.Crumb(Words.say("instances.title"), InstanceNavigation.LIST));
    }

    @Override
    protected void changed(Change change) {
        if (!form.images.isEmpty()) {
            room.changed();
            offerSizes();
        }
    }

    private void offerSizes() {
        var image = form.images.getValue();
        form.sizes.offer(image, quota.usage(caller()));
        var least = (int) image.virtualSize().toGibCeiling();
        rootDisk.setMin(Math.max(1, least));
        recompute();
    }

    private void recompute() {
        var type = form.sizes.chosen();
        if (type == null) {
            return;
        }
        var plan = plan(type, form.images.getValue());
        rootDisk.setPlaceholder(String.valueOf(
                LaunchOffers.rootDisk(type, plan.image(), Optional.empty()).toGibCeiling()));
        rootDisk.setHelperText(Words.say("launch.rootDiskHint", plan.image().virtualSize(), type.rootDisk()));
        count.setHelperText(Words.say("launch.upTo", plan.fitting()));
        summary.show(plan);
        room.follow(plan);
    }

    private LaunchPlan plan(InstanceType type, ImageView image) {
        var disk = LaunchOffers.rootDisk(type, image, askedDisk());
        var decision = offers.decision(caller(), name.getValue().strip(), number(), type, image, disk, tags);
        return new LaunchPlan(
                type, image, number(), disk, offers.quote(caller(), type, disk), quota.usage(caller()), decision);
    }

    private int number() {
        var value = count.getValue();
        return value == null ? 1 : Math.clamp(value, 1, LaunchPlan.MOST);
    }

    private Optional<Bytes> askedDisk() {
        return Optional.ofNullable(rootDisk.getValue()).filter(size -> size > 0).map(Bytes::ofGib);
    }

    private void launch() {
        if (!complete()) {
            summary.again();
            return;
        }
        try {
            var key = form.key.resolve(caller());
            var launched = instances.launch(
                    caller(),
                    new LaunchRequest(
                            name.getValue().strip(),
                            number(),
                            form.images.getValue().id(),
                            form.sizes.chosen().name(),
                            key,
                            userData.getValue(),
                            askedDisk(),
                            Optional.of(idempotencyKey),
                            tags.tags()));
            leave(launched);
        } catch (CloudException refusal) {
            explain(refusal.error());
            summary.again();
        }
    }

    private boolean complete() {
        name.setInvalid(name.getValue().isBlank());
        var value = count.getValue();
        count.setInvalid(value == null || value < 1 || value > LaunchPlan.MOST);
        userData.setInvalid(userData.getValue().getBytes(StandardCharsets.UTF_8).length > LONGEST_USER_DATA);
        var keyIsThere = form.key.valid();
        return keyIsThere && !name.isInvalid() && !count.isInvalid() && !userData.isInvalid();
    }

    /** Says it at the field it is about, where there is one, and always beside the button. */
    private void explain(CloudError error) {
        summary.refuse(error.message());
        if (error instanceof CloudError.InvalidInput wrong) {
            var field = wrong.field().toLowerCase(java.util.Locale.ROOT);
            if (field.startsWith("tag")) {
                tags.refuse(wrong.message());
            } else if (field.contains("key")) {
                form.key.refuse(wrong.message());
            } else if (field.contains("name")) {
                name.setErrorMessage(wrong.message());
                name.setInvalid(true);
                name.focus();
            } else if (field.contains("disk")) {
                rootDisk.setErrorMessage(wrong.message());
                rootDisk.setInvalid(true);
            } else if (field.contains("data")) {
                userData.setErrorMessage(wrong.message());
                userData.setInvalid(true);
            }
        }
    }

    private static void leave(List<InstanceView> launched) {
        Notices.tell(PolicyNotes.accepted(launched));
        var alone = launched.size() == 1;
        UI.getCurrent()
                .navigate(alone ? InstanceNavigation.page(launched.getFirst().id()) : InstanceNavigation.LIST);
    }
}
