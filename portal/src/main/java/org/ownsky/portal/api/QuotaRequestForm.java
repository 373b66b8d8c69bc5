package org.ownsky.portal.api;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.CloudException;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.request.QuotaRequestView;
import org.ownsky.quota.request.RequestComment;
import org.ownsky.quota.request.RequestLine;

@Meaning("A request for higher limits of a project")
record QuotaRequestForm(
        @Meaning(value = "Its id", example = "qrq-0198c2d4e5f600001")
        String id,

        @Meaning(value = "The project's tenant", example = "ten-0198c2d4e5f600001")
        String tenantId,

        @Meaning(value = "Whose limits", example = "prj-0198c2d4e5f600001")
        String projectId,

        @Meaning(
                value = "How far it has come",
                words = {"open", "approved", "declined", "withdrawn", "expired"})
        String state,

        @Meaning("Which limits") List<Limit> limits,

        @Meaning(value = "What for", example = "For the report")
        String reason,

        @Meaning("When they are to go back; absent for never")
        Optional<Instant> until,

        @Meaning(value = "Who asked", example = "usr-0198c2d4e5f600001")
        String askedBy,

        @Meaning(value = "What people call them", example = "Ada Lovelace")
        String askedByName,

        @Meaning("When") Instant openedAt,

        @Meaning(
                value = "Who can approve it now, while it is open",
                words = {"project-administrators", "tenant-administrators", "operators"})
        Optional<String> decider,

        @Meaning("What became of it") Optional<Decision> decision,

        @Meaning("What was said, oldest first; empty in lists")
        List<Comment> comments) {

    @Meaning("One limit that was asked for, in bytes for memory and disks, else in pieces")
    record Limit(
            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(value = "What the project could have when it was asked", example = "10")
            long present,

            @Meaning(value = "The limit that was asked for", example = "16")
            long wanted,

            @Meaning(value = "The limit that was granted; absent as long as nothing is", example = "16")
            Optional<Long> granted) {
        static Limit of(RequestLine line) {
            return new Limit(line.resource().key(), line.present(), line.wanted(), line.granted());
        }
    }

    @Meaning("How a request was closed")
    record Decision(
            @Meaning(value = "Who did; absent for a rule, and for time", example = "usr-0198c2d4e5f600001")
            Optional<String> by,

            @Meaning(value = "What people call them", example = "Ada Lovelace")
            String byName,

            @Meaning("When") Instant at,
            @Meaning("To who asked") String note,

            @Meaning("The rule that approved it; empty when somebody did")
            String rule,

            @Meaning("When what was granted goes back; absent for never")
            Optional<Instant> until) {}

    @Meaning("What somebody said")
    record Comment(
            @Meaning(value = "Who", example = "usr-0198c2d4e5f600001")
            String author,

            @Meaning(value = "What people call them", example = "Ada Lovelace")
            String authorName,

            @Meaning("When") Instant at,
            @Meaning("What") String text) {
        static Comment of(RequestComment comment) {
            return new Comment(comment.author().value(), comment.authorName(), comment.at(), comment.text());
        }
    }

    @Meaning("A limit that is wanted or granted")
    record WantedLimit(
            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(
                    value = "The limit, not what is to be added; in bytes for memory and disks, else in pieces",
                    least = 1,
                    example = "60")
            long limit) {}

    static Map<QuotaResource, Long> limits(List<WantedLimit> items) {
        var limits = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        for (var item : items) {
            if (limits.put(QuotaResources.resource(item.resource()), item.limit()) != null) {
                throw CloudException.invalid("resource", item.resource(), "each resource once");
            }
        }
        return limits;
    }

    static QuotaRequestForm of(QuotaRequestView view) {
        return new QuotaRequestForm(
                view.id().value(),
                view.scope().tenant().value(),
                view.scope().project().value(),
                view.state().key(),
                view.lines().stream().map(Limit::of).toList(),
                view.reason(),
                view.until(),
                view.askedBy().value(),
                view.askedByName(),
                view.openedAt(),
                view.open()
                        ? Optional.of(view.decider()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'))
                        : Optional.empty(),
                view.decision()
                        .map(closed -> new Decision(
                                closed.by().map(Object::toString),
                                closed.name(),
                                closed.at(),
                                closed.note(),
                                closed.rule(),
                                closed.until())),
                view.comments().stream().map(Comment::of).toList());
    }
}
