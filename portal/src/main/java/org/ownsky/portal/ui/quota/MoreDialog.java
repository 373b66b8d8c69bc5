package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Refusals;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.request.NewQuotaRequest;
import org.ownsky.quota.request.QuotaRequestView;

/** The form that asks for more: filled in with the least that helps, and saying what it comes to and who decides. */
final class MoreDialog extends Dialog {
    private static final int LONGEST_REASON = 1000;

    private final MoreQuota more;
    private final Caller caller;
    private final MoreQuota.Occasion occasion;
    private final Consumer<QuotaRequestView> sent;
    private final Part refusal = new Part("told");
    private final List<WantedField> fields = new ArrayList<>();
    private final TextArea reason = new TextArea(Words.say("more.reason"));
    private final DatePicker until = new DatePicker(Words.say("more.until"));
    private final TextField decides = new TextField(Words.say("more.decides"));
    private final Part cost = new Part("s12 t2 sp num only-d");
    private final Button send = Buttons.primary(Words.say("more.send"), Icon.SEND, this::send);

    MoreDialog(MoreQuota more, Caller caller, MoreQuota.Occasion occasion, Consumer<QuotaRequestView> sent) {
        super(Words.say("more.title"));
        this.more = more;
        this.caller = caller;
        this.occasion = occasion;
        this.sent = sent;
        addClassName("more-quota");
        setWidth("600px");
        getHeader().add(closer());
        add(content());
        send.setDisableOnClick(true);
        send.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
        getFooter().add(cost, Buttons.plain(Words.say("more.keep"), this::close), send);
        tell();
    }

    private Button closer() {
        return Buttons.icon(Words.say("close"), Icon.CLOSE, this::close);
    }

    private Div content() {
        var intro = new Part("").show(Markup.text("p", "s13 t2", occasion.intro()));
        var why = new Part("")
                .show(occasion.reason()
                        .map(text -> List.of(Markup.of("div", "banner info")
                                .add(Markup.of("span", "ic").add(Markup.icon(Icon.INFO)), text)))
                        .orElse(List.of()));
        var rows = new Div();
        rows.addClassName("wanted");
        for (var line : occasion.lines()) {
            var field = new WantedField(line, this::tell);
            fields.add(field);
            rows.add(field);
        }
        reason.setMaxLength(LONGEST_REASON);
        reason.setMinRows(3);
        reason.setWidthFull();
        reason.setRequired(true);
        reason.setErrorMessage(Words.say("more.reasonMissing"));
        until.setLocale(Locale.UK);
        until.setPlaceholder(Words.say("more.noEnd"));
        until.setClearButtonVisible(true);
        until.setMin(today());
        until.setErrorMessage(Words.say("more.untilPast"));
        until.addValueChangeListener(change -> tell());
        decides.setReadOnly(true);
        var last = new Div(until, decides);
        last.addClassName("two");
        var content = new Div(intro, refusal, why, rows, reason, last);
        content.addClassNames("col", "g12");
        return content;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(more.clock().instant(), ZoneOffset.UTC);
    }

    /** What it comes to, whenever something of it changes. */
    private void tell() {
        var wanted = wanted();
        decides.setValue(more.deciders(caller, wanted));
        until.setHelperText(Optional.ofNullable(until.getValue())
                .map(end -> Words.say("more.goesBack", present()))
                .orElse(Words.say("more.stays")));
        cost.show(more.costPerHour(caller, additional())
                .filter(money -> money.amount().signum() > 0)
                .map(money -> List.of(Markup.of("span").add(Words.say("more.cost", Prices.perMonth(money)))))
                .orElse(List.of()));
        send.setEnabled(!wanted.isEmpty());
    }

    /** {@code 320 GiB and 80 vCPUs}: what there was of what is asked for. */
    private String present() {
        return fields.stream()
                .filter(WantedField::asksForMore)
                .map(WantedField::present)
                .collect(Collectors.joining(Words.say("more.and")));
    }

    private Map<QuotaResource, Long> wanted() {
        var wanted = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        fields.stream().filter(WantedField::asksForMore).forEach(field -> wanted.put(field.resource(), field.limit()));
        return wanted;
    }

    private Map<QuotaResource, Long> additional() {
        var additional = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        fields.stream()
                .filter(WantedField::asksForMore)
                .forEach(field -> additional.put(field.resource(), field.additional()));
        return additional;
    }

    private void send() {
        reason.setInvalid(reason.getValue().isBlank());
        if (reason.isInvalid()) {
            reason.focus();
        }
        if (reason.isInvalid() || until.isInvalid()) {
            send.setEnabled(true);
            return;
        }
        try {
            var end = Optional.ofNullable(until.getValue())
                    .map(day -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            var request =
                    more.send(caller, new NewQuotaRequest(MoreQuota.project(caller), wanted(), reason.getValue(), end));
            close();
            sent.accept(request);
        } catch (CloudException refused) {
            refusal.show(Refusals.banner(refused.error().message()));
            send.setEnabled(true);
        }
    }
}
