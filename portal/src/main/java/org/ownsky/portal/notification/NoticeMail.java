package org.ownsky.portal.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.PermissionHolders;
import org.ownsky.portal.mail.OutgoingMail;
import org.ownsky.portal.request.PortalAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Mails what is due, all of one person's in one message. A message is sent between two transactions: a process that dies in
 * between has it sent again, by whichever process looks next.
 */
@Component
class NoticeMail {
    private static final Logger log = LoggerFactory.getLogger(NoticeMail.class);
    private static final int AT_ONCE = 500;
    private static final int MOST_ATTEMPTS = 8;

    /** As long as sending may take; then somebody else tries. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

    private final NoticeStore notices;
    private final PermissionHolders people;
    private final OutgoingMail mail;
    private final PortalAddress portal;
    private final TransactionOperations transactions;
    private final Clock clock;

    NoticeMail(
            NoticeStore notices,
            PermissionHolders people,
            OutgoingMail mail,
            PortalAddress portal,
            TransactionOperations transactions,
            Clock clock) {
        this.notices = notices;
        this.people = people;
        this.mail = mail;
        this.portal = portal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many messages were sent. */
    int sendDue() {
        var due = transactions.execute(_ -> notices.takeDue(clock.instant(), LEASE, AT_ONCE));
        var sent = 0;
        for (var person : due.stream()
                .collect(Collectors.groupingBy(NoticeStore.Due::account))
                .entrySet()) {
            if (sendApart(person.getKey(), person.getValue())) {
                sent++;
            }
        }
        return sent;
    }

    /** What goes wrong for one keeps no other from their mail; theirs is due again when the lease ends. */
    private boolean sendApart(UserId person, List<NoticeStore.Due> due) {
        try {
            return send(person, due);
        } catch (RuntimeException e) {
            log.atError().addKeyValue("account", person).setCause(e).log("Notifications could not be mailed");
            return false;
        }
    }

    private boolean send(UserId person, List<NoticeStore.Due> due) {
        var address = transactions.execute(_ -> people.address(person));
        var ids = due.stream().map(one -> one.notice().id()).toList();
        if (!mail.isPossible() || address.isEmpty()) {
            settle(ids, Optional.empty());
            return false;
        }
        try {
            var told = due.stream().map(NoticeStore.Due::notice).toList();
            mail.send(address.get(), subject(told), text(told));
            settle(ids, Optional.empty());
            return true;
        } catch (MailException e) {
            tryAgain(person, due, e);
            return false;
        }
    }

    private void tryAgain(UserId person, List<NoticeStore.Due> due, MailException cause) {
        var attempts = due.stream().mapToInt(NoticeStore.Due::attempts).max().orElse(1);
        var isLast = attempts >= MOST_ATTEMPTS;
        log.atWarn()
                .addKeyValue("account", person)
                .addKeyValue("attempt", attempts)
                .setCause(cause)
                .log(isLast ? "Notifications could not be mailed; giving up" : "Notifications could not be mailed yet");
        settle(
                due.stream().map(one -> one.notice().id()).toList(),
                isLast ? Optional.empty() : Optional.of(FIRST_RETRY.multipliedBy(1L << (attempts - 1))));
    }

    private void settle(List<NoticeId> ids, Optional<Duration> again) {
        transactions.executeWithoutResult(
                _ -> notices.mailDue(ids, again.map(wait -> clock.instant().plus(wait))));
    }

    private static String subject(List<NoticeView> told) {
        return told.size() == 1
                ? told.getFirst().title()
                : NoticeWords.say("mail.subject").replace("{number}", String.valueOf(told.size()));
    }

    private String text(List<NoticeView> told) {
        return told.stream().map(this::paragraph).collect(Collectors.joining("\n\n"))
                + "\n\n-- \n"
                + NoticeWords.say("mail.foot").replace("{address}", portal.current() + "/notifications/settings")
                + "\n";
    }

    private String paragraph(NoticeView notice) {
        var text = notice.title() + "\n" + notice.text();
        return notice.address().isEmpty() ? text : text + "\n" + portal.current() + "/" + notice.address();
    }
}
