package org.ownsky.provisioning.keypair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSH itself reads what is made here. */
class SshKeygenIT {
    @TempDir
    Path directory;

    @Test
    void sshKeygenReadsTheGeneratedPrivateKey() throws Exception {
        var made = new KeyMaker().make("laptop");
        var file = write("id_ed25519", made.privateKey());

        var publicHalf = run("ssh-keygen", "-y", "-P", "", "-f", file.toString());

        assertThat(publicHalf.strip())
                .startsWith("ssh-ed25519 " + made.publicKey().encoded());
    }

    @Test
    void sshKeygenPrintsTheSameFingerprint() throws Exception {
        var made = new KeyMaker().make("mary's laptop");
        var file = write("id_ed25519.pub", made.publicKey().line());

        assertThat(run("ssh-keygen", "-l", "-f", file.toString()).strip())
                .isEqualTo("256 " + made.publicKey().fingerprint() + " mary's laptop (ED25519)");
    }

    private Path write(String name, String content) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(Files.createFile(directory.resolve(name), ownerOnly), content);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
