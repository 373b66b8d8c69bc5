package org.ownsky.provisioning.driver.libvirt;

import org.libvirt.Error;
import org.libvirt.Error.ErrorNumber;

/** What libvirt said no with, to a call that goes past libvirt-java. */
final class NativeFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Error error;

    NativeFailure(Error error) {
        super(error.getMessage());
        this.error = error;
    }

    boolean says(ErrorNumber number) {
        return error.getCode() == number;
    }

    Error error() {
        return error;
    }
}
