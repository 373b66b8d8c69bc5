package org.ownsky.portal.ui.audit;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ownsky.portal.audit.AuditFilter;
import org.ownsky.portal.ui.navigation.AuditNavigation;

/**
 * A filter as the address carries it: {@code ?find=web&who=usr-…&action=instance.launch&outcome=denied&from=2026-11-01T00:00:00Z}.
 * Values that mean nothing are left out, so that an old or mistyped address still shows a list.
 */
final class AuditAddress {
    private static final int LONGEST = 200;
    private static final String FIND = "find";
    private static final String WHO = "who";
    private static final String ACTION = "action";
    private static final String SUBJECT = "subject";
    private static final String OUTCOME = "outcome";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String REQUEST = "request";
    private static final Map<String, Boolean> OUTCOMES = Map.of("denied", true, "done", false);

    private AuditAddress() {}

    static AuditFilter read(QueryParameters address) {
        Function<String, Optional<String>> value = name -> address.getSingleParameter(name)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST)).strip())
                .filter(text -> !text.isEmpty());
        return new AuditFilter(
                value.apply(FIND).orElse(""),
                value.apply(WHO),
                value.apply(ACTION),
                value.apply(SUBJECT),
                value.apply(OUTCOME).map(OUTCOMES::get),
                value.apply(FROM).flatMap(AuditAddress::moment),
                value.apply(UNTIL).flatMap(AuditAddress::moment),
                value.apply(REQUEST));
    }

    static QueryParameters write(AuditFilter filter) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!filter.words().isEmpty()) {
            parameters.put(FIND, List.of(filter.words()));
        }
        filter.account().ifPresent(id -> parameters.put(WHO, List.of(id)));
        filter.action().ifPresent(action -> parameters.put(ACTION, List.of(action)));
        filter.resource().ifPresent(id -> parameters.put(SUBJECT, List.of(id)));
        filter.denied().ifPresent(denied -> parameters.put(OUTCOME, List.of(denied ? "denied" : "done")));
        filter.from().ifPresent(at -> parameters.put(FROM, List.of(at.toString())));
        filter.until().ifPresent(at -> parameters.put(UNTIL, List.of(at.toString())));
        filter.reference().ifPresent(id -> parameters.put(REQUEST, List.of(id)));
        return new QueryParameters(parameters);
    }

    /** To all entries of a person. */
    static String ofPerson(String account) {
        return link(WHO, account);
    }

    /** To all entries about a thing. */
    static String ofSubject(String resource) {
        return link(SUBJECT, resource);
    }

    /** To all that one request did. */
    static String ofRequest(String reference) {
        return link(REQUEST, reference);
    }

    private static String link(String parameter, String value) {
        return AuditNavigation.LIST + "?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notAMoment) {
            return Optional.empty();
        }
    }
}
