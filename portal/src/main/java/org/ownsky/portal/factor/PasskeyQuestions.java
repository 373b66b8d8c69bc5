package org.ownsky.portal.factor;

import java.io.Serializable;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Asks a browser for a passkey and looks at its answer. Each question is answered once, in the session it was asked in. */
@Component
public class PasskeyQuestions {
    private static final Logger log = LoggerFactory.getLogger(PasskeyQuestions.class);
    private static final String ATTRIBUTE = PasskeyQuestions.class.getName() + ".asked";

    private final PasskeyCeremonies ceremonies;
    private final PasskeySite site;
    private final HeldFactors held;

    PasskeyQuestions(PasskeyCeremonies ceremonies, PasskeySite site, HeldFactors held) {
        this.ceremonies = ceremonies;
        this.site = site;
        this.held = held;
    }

    /**
     * Whose passkey was shown.
     *
     * @param alone whether it stands for password and factor both, and was asked for so
     */
    public record Answer(UserId account, boolean alone) {}

    /** Whether browsers allow passkeys at the address that the present request was sent to. */
    public boolean arePossible() {
        return site.isPossible();
    }

    /** Whether it makes sense to ask this account for one. */
    public boolean arePossible(UserId account) {
        return site.isPossible() && held.hasPasskey(account);
    }

    /** Asks for anybody's; the answer tells whose. In JSON, for the browser's script. */
    public String askAnybody() {
        return ask(ceremonies.forAnybody(), Optional.empty());
    }

    /** Asks for one of an account whose password, or session, is known to be right. */
    public String ask(UserId account) {
        return ask(ceremonies.forOwner(account), Optional.of(account));
    }

    private String ask(PublicKeyCredentialRequestOptions options, Optional<UserId> of) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(
                        ATTRIBUTE,
                        new Asked(options, of.map(UserId::value).orElse("")),
                        RequestAttributes.SCOPE_SESSION);
        return ceremonies.write(options);
    }

    /** Looks at an answer to what was asked last; empty when it is wrong, or nothing was asked. */
    public Optional<Answer> take(String json) {
        var session = RequestContextHolder.currentRequestAttributes();
        if (!(session.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_SESSION) instanceof Asked asked)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE, RequestAttributes.SCOPE_SESSION);
        try {
            var account = ceremonies.check(asked.options(), json);
            return asked.isTo(account)
                    ? Optional.of(new Answer(account, asked.account().isEmpty()))
                    : Optional.empty();
        } catch (DataAccessException down) {
            throw down;
        } catch (RuntimeException refused) {
            log.info("A passkey was not accepted: {}", refused.toString());
            return Optional.empty();
        }
    }

    /** Lies in the session. */
    private record Asked(PublicKeyCredentialRequestOptions options, String account) implements Serializable {
        boolean isTo(UserId answering) {
            return account.isEmpty() || account.equals(answering.value());
        }
    }
}
