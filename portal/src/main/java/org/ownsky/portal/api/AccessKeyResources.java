package org.ownsky.portal.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.portal.credential.AccessKeyId;
import org.ownsky.portal.credential.AccessKeyService;
import org.ownsky.portal.credential.AccessKeyView;
import org.ownsky.portal.credential.LastUse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/projects/{project}/access-keys")
@Meaning("Access keys for signed requests")
class AccessKeyResources {
    private static final Once.Kept<MadeAccessKey, MadeBefore> MADE_BEFORE =
            new Once.Kept<>(MadeBefore.class, made -> new MadeBefore(made.accessKeyId()), MadeBefore::refusal);

    private final AccessKeyService keys;
    private final Reach reach;
    private final Once once;

    AccessKeyResources(AccessKeyService keys, Reach reach, Once once) {
        this.keys = keys;
        this.reach = reach;
        this.once = once;
    }

    @Meaning("An access key without its secret")
    record AccessKey(
            @Meaning(value = "Its id", example = "AKIAJQ5CMEEXAMPLE234")
            String accessKeyId,

            @Meaning(value = "Whose it is", example = "usr-0198c2d4e5f600001")
            String userId,

            @Meaning(value = "What people call them", example = "Ada Lovelace")
            String userName,

            @Meaning(value = "Where it works", example = "prj-0198c2d4e5f600001")
            String projectId,

            @Meaning("When it was made") Instant createdAt,

            @Meaning("When it ends; absent for one that lives as long as its owner's access")
            Optional<Instant> expiresAt,

            @Meaning("When it was last used, to the minute") Optional<Instant> lastUsedAt,

            @Meaning(value = "From which address", example = "192.0.2.7")
            Optional<String> lastUsedFrom) {
        static AccessKey of(AccessKeyView view) {
            return new AccessKey(
                    view.id().value(),
                    view.owner().value(),
                    view.ownerName(),
                    view.project().value(),
                    view.createdAt(),
                    view.expiresAt(),
                    view.lastUse().map(LastUse::at),
                    view.lastUse().map(LastUse::from));
        }
    }

    @Meaning("How long the access key is to live")
    record NewAccessKey(
            @Meaning(value = "Days; absent for as long as you have access to the project", least = 1, most = 3660)
            Optional<Integer> expiresInDays) {}

    @Meaning("An access key that was made a moment ago; its secret is shown this once")
    record MadeAccessKey(
            @Meaning(value = "Its id", example = "AKIAJQ5CMEEXAMPLE234")
            String accessKeyId,

            @Meaning(
                    value = "What requests are signed with; keep it",
                    example = "wJalrXUtnFEMI0K7MDENG0bPxRfiCYEXAMPLEKEY")
            String secretAccessKey,

            @Meaning("When it ends; absent for one that lives as long as your access")
            Optional<Instant> expiresAt) {
        static MadeAccessKey of(org.ownsky.portal.credential.NewAccessKey made) {
            return new MadeAccessKey(
                    made.view().id().value(), made.secret(), made.view().expiresAt());
        }
    }

    /** All that is kept of an answer with a secret in it. */
    record MadeBefore(String accessKeyId) {
        CloudError refusal() {
            return new CloudError.Conflict(
                    "access key",
                    "This request was done already: it made the access key " + accessKeyId
                            + ", whose secret was in that"
                            + " answer and is not shown again. If it is lost, delete that access key and make another.");
        }
    }

    @GetMapping
    @Meaning("Your access keys in the project; everybody's for who administers it")
    Items<AccessKey> keys(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project) {
        return Items.of(keys.list(reach.in(Reach.project(project))), AccessKey::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Meaning("Makes an access key of yours in the project; two work at once")
    MadeAccessKey create(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project,
            @RequestBody(required = false) Optional<NewAccessKey> body,
            @Meaning(
                            value =
                                    "With the same key for a day, no second access key is made: it is refused as a conflict that"
                                            + " names the first",
                            shortest = 1,
                            longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var caller = reach.in(Reach.project(project));
        var days = body.flatMap(NewAccessKey::expiresInDays);
        return once.first(
                caller,
                key,
                MADE_BEFORE,
                () -> MadeAccessKey.of(keys.create(caller, days.map(Duration::ofDays))),
                "access-key",
                project,
                days.map(String::valueOf).orElse(""));
    }

    @DeleteMapping("/{accessKey}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning("Ends an access key at once")
    void revoke(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project,
            @Meaning(value = "The access key's id", example = "AKIAJQ5CMEEXAMPLE234") @PathVariable String accessKey) {
        var caller = reach.in(Reach.project(project));
        keys.revoke(caller, new AccessKeyId(accessKey));
    }
}
