package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libvirt.Error;
import org.libvirt.jna.virError;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;

/** Codes and domains are the numbers of libvirt's virterror.h; the messages were seen. */
class LibvirtFailureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            42 | 10 |  0 | Domain not found: no domain with matching uuid                                   | NOT_FOUND
            50 | 18 |  0 | Storage volume not found: no storage vol with matching name 'i-1.root'           | NOT_FOUND
            38 | 10 |  2 | Cannot access storage file '/pool/i-1.root': No such file or directory           | NOT_FOUND
            38 | 18 | 28 | cannot create path '/pool/i-1.seed': No space left on device                     | NO_SPACE
             1 |  0 |  0 | internal error: Child process (qemu-img create) status 1: No space left on device | NO_SPACE
            38 |  7 | 32 | Cannot write data: Broken pipe                                                   | UNREACHABLE
            55 | 10 |  0 | Requested operation is not valid: domain is not running                          | FAILED
            55 | 10 |  0 | Requested operation is not valid: domain is already running                      | FAILED
            55 | 10 |  0 | Requested operation is not valid: cannot undefine transient domain               | REFUSED
             9 | 20 |  0 | operation failed: domain 'i-1' already exists with uuid 7e5b                     | REFUSED
             9 | 20 |  0 | operation failed: something passing                                              | FAILED
            38 | 10 | 12 | cannot fork child process: Cannot allocate memory                                | FAILED
            55 | 18 |  0 | Requested operation is not valid: volume 'i-1.root' is still being allocated.    | FAILED
            55 | 19 |  0 | Requested operation is not valid: network 'ownsky' is not active                 | FAILED
            68 | 10 |  0 | Timed out during operation: cannot acquire state change lock                     | FAILED
            """)
    void meansToCallers(int code, int domain, int errno, String message, Kind kind) {
        virError error = new virError();
        error.code = code;
        error.domain = domain;
        error.int1 = errno;
        error.message = message;

        assertThat(LibvirtFailure.kind(new Error(error), true)).isEqualTo(kind);
        assertThat(LibvirtFailure.kind(new Error(error), false)).isEqualTo(Kind.UNREACHABLE);
    }
}
