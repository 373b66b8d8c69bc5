package org.ownsky.portal.ui.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.request.QuotaRequestView;
import org.ownsky.quota.request.RequestDecision;
import org.ownsky.quota.request.RequestLine;
import org.ownsky.quota.request.RequestState;

/** How requests are put into words. */
public final class RequestWords {

    private RequestWords() {}

    /** {@code 84 GiB of memory and 2 vCPUs more}. */
    static String title(QuotaRequestView request) {
        return Words.say("request.more", RequestLine.words(request.lines()));
    }

    static String state(RequestState state) {
        return Words.say("request.state." + state.name());
    }

    public static Tone tone(RequestState state) {
        return switch (state) {
            case OPEN -> Tone.PENDING;
            case APPROVED -> Tone.OK;
            case DECLINED -> Tone.ATTENTION;
            case WITHDRAWN, EXPIRED -> Tone.TERMINATED;
        };
    }

    static Markup badge(QuotaRequestView request) {
        return tone(request.state())
                .badge(state(request.state()))
                .key("state")
                .version(request.state().name());
    }

    /** {@code until 31 Dec 2026}, or that it stays. */
    static String until(Optional<Instant> end) {
        return end.map(moment -> Words.say("request.until", lastDay(moment))).orElse(Words.say("request.forGood"));
    }

    /** The last day on which it counts: ends are at midnight. */
    static String lastDay(Instant end) {
        return Moment.day(end.minus(Duration.ofSeconds(1)));
    }

    /** {@code Approved by Astrid Solberg}, with what was granted and until when. */
    static String decision(QuotaRequestView request, RequestDecision decision) {
        return switch (request.state()) {
            case OPEN -> "";
            case APPROVED ->
                decision.by().isPresent()
                        ? Words.say("request.approvedBy", decision.name(), until(decision.until()))
                        : Words.say("request.approvedByRule", decision.rule(), until(decision.until()));
            case DECLINED -> Words.say("request.declinedBy", decision.name());
            case WITHDRAWN -> Words.say("request.withdrawnBy", decision.name());
            case EXPIRED -> Words.say("request.expired");
        };
    }
}
