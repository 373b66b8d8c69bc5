package org.ownsky.portal.api;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.provisioning.keypair.KeyPairId;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.provisioning.keypair.KeyPairView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/key-pairs")
@Meaning("Key pairs")
class KeyPairResources {
    private final KeyPairService keyPairs;
    private final Reach reach;
    private final Once once;

    KeyPairResources(KeyPairService keyPairs, Reach reach, Once once) {
        this.keyPairs = keyPairs;
        this.reach = reach;
        this.once = once;
    }

    @Meaning("The public half of a key pair")
    record KeyPair(
            @Meaning(value = "Its id", example = "key-0198c2d4e5f600001")
            String id,

            @Meaning(value = "Its name", example = "laptop") String name,

            @Meaning(value = "How it was made", example = "ssh-ed25519")
            String algorithm,

            @Meaning(value = "As ssh-keygen -l prints it", example = "SHA256:Zk2…")
            String fingerprint,

            @Meaning("One line in OpenSSH's form") String publicKey,
            @Meaning("When it was stored") Instant createdAt) {
        static KeyPair of(KeyPairView view) {
            return new KeyPair(
                    view.id().value(),
                    view.name(),
                    view.algorithm(),
                    view.fingerprint(),
                    view.publicKey(),
                    view.createdAt());
        }
    }

    @Meaning("A public key to be stored")
    record NewKeyPair(
            @Meaning(value = "Where", example = "prj-0198c2d4e5f600001", pattern = "^prj-[0-9a-f]{17}$")
            String projectId,

            @Meaning(value = "Unique in the project", shortest = 1, longest = 64, example = "laptop")
            String name,

            @Meaning(
                    value = "One line in OpenSSH's form",
                    longest = 16384,
                    example =
                            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILd0kMdZ9c2qFHYCM8yG2uHMLW2tPRUQW7BQPlm3Cm1e ada@laptop")
            String publicKey) {}

    @GetMapping
    @Meaning("The project's key pairs by name")
    Items<KeyPair> keyPairs(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @RequestParam String projectId) {
        return Items.of(keyPairs.list(reach.in(Reach.project(projectId))), KeyPair::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Meaning("Stores a public key; the private half stays with you. Needs the role member in the project")
    KeyPair store(
            @RequestBody NewKeyPair body,
            @Meaning(value = "The same key gives the same answer again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var caller = reach.in(Reach.project(body.projectId()));
        return once.answer(
                caller,
                key,
                KeyPair.class,
                () -> KeyPair.of(keyPairs.importKey(caller, body.name(), body.publicKey())),
                "key-pair",
                body.projectId(),
                body.name(),
                body.publicKey());
    }

    @GetMapping("/{keyPair}")
    @Meaning("One key pair")
    KeyPair keyPair(
            @Meaning(value = "The key pair's id", example = "key-0198c2d4e5f600001") @PathVariable String keyPair) {
        var id = id(keyPair);
        return KeyPair.of(keyPairs.find(reach.at(id), id));
    }

    @DeleteMapping("/{keyPair}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning("Forgets the public key; instances that were launched with it keep it")
    void delete(@Meaning(value = "The key pair's id", example = "key-0198c2d4e5f600001") @PathVariable String keyPair) {
        var id = id(keyPair);
        keyPairs.delete(reach.at(id), id);
    }

    private static KeyPairId id(String text) {
        return Reach.id("key pair", KeyPairId.PREFIX, text, KeyPairId::new);
    }
}
