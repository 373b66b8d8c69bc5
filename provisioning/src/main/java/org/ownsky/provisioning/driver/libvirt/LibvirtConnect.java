package org.ownsky.provisioning.driver.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.Connect;
import org.libvirt.Error;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainState;

/** A connection with the calls that libvirt-java lacks, by JNA on the same pointers. */
final class LibvirtConnect extends Connect {
    /** {@code VIR_DOMAIN_METADATA_ELEMENT}. */
    private static final int METADATA_ELEMENT = 2;
    /** {@code VIR_UUID_STRING_BUFLEN}. */
    private static final int UUID_BUFFER = 37;

    private final VirtFunctions functions = VirtFunctions.LIBRARY;

    LibvirtConnect(String uri) throws LibvirtException {
        super(uri);
    }

    /** All guests, in one call for the list and two for each guest. A guest that goes meanwhile is left out. */
    List<DomainFacts> listAllDomains() throws NativeFailure {
        return eachDomain(this::facts).stream().flatMap(Optional::stream).toList();
    }

    /** The work's answers for all guests. A guest that goes meanwhile is left out. */
    <T> List<T> withAllDomains(NativeWork<T> work) throws NativeFailure {
        return eachDomain(domain -> {
                    try {
                        return Optional.of(work.on(new NativeDomain(domain)));
                    } catch (NativeFailure e) {
                        if (NativeDomain.gone(e)) {
                            return Optional.<T>empty();
                        }
                        throw e;
                    }
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private <T> List<T> eachDomain(PointerWork<T> work) throws NativeFailure {
        PointerByReference list = new PointerByReference();
        int count = functions.virConnectListAllDomains(vcp, list, 0);
        if (count < 0) {
            throw lastFailure();
        }
        Pointer[] domains = list.getValue().getPointerArray(0, count);
        Native.free(Pointer.nativeValue(list.getValue()));
        try {
            List<T> answers = new ArrayList<>(count);
            for (Pointer domain : domains) {
                answers.add(work.on(domain));
            }
            return answers;
        } finally {
            for (Pointer domain : domains) {
                functions.virDomainFree(domain);
            }
        }
    }

    @FunctionalInterface
    private interface PointerWork<T> {
        T on(Pointer domain) throws NativeFailure;
    }

    /** The guest as it is now, empty if there is none. */
    Optional<DomainFacts> findDomain(UUID uuid) throws NativeFailure {
        Pointer domain = functions.virDomainLookupByUUIDString(vcp, uuid.toString());
        if (domain == null) {
            NativeFailure failure = lastFailure();
            if (failure.says(ErrorNumber.VIR_ERR_NO_DOMAIN)) {
                return Optional.empty();
            }
            throw failure;
        }
        try {
            return facts(domain);
        } finally {
            functions.virDomainFree(domain);
        }
    }

    /** Work on a guest by the calls that libvirt-java lacks. */
    @FunctionalInterface
    interface NativeWork<T> {
        T on(NativeDomain domain) throws NativeFailure;
    }

    /** The work's answer, empty if there is no such guest, or it goes meanwhile. */
    <T> Optional<T> withDomain(UUID uuid, NativeWork<T> work) throws NativeFailure {
        Pointer domain = functions.virDomainLookupByUUIDString(vcp, uuid.toString());
        if (domain == null) {
            NativeFailure failure = lastFailure();
            if (NativeDomain.gone(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
        try (NativeDomain present = new NativeDomain(domain)) {
            return Optional.of(work.on(present));
        } catch (NativeFailure e) {
            if (NativeDomain.gone(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<DomainFacts> facts(Pointer domain) throws NativeFailure {
        byte[] uuid = new byte[UUID_BUFFER];
        IntByReference state = new IntByReference();
        try {
            check(functions.virDomainGetUUIDString(domain, uuid));
            check(functions.virDomainGetState(domain, state, null, 0));
            return Optional.of(new DomainFacts(
                    UUID.fromString(Native.toString(uuid)),
                    functions.virDomainGetName(domain),
                    state(state.getValue()),
                    carriesOurMark(domain)));
        } catch (NativeFailure e) {
            if (e.says(ErrorNumber.VIR_ERR_NO_DOMAIN)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean carriesOurMark(Pointer domain) throws NativeFailure {
        Pointer mark = functions.virDomainGetMetadata(domain, METADATA_ELEMENT, DomainXml.MARK_NAMESPACE, 0);
        if (mark != null) {
            Native.free(Pointer.nativeValue(mark));
            return true;
        }
        NativeFailure failure = lastFailure();
        if (failure.says(ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA)) {
            return false;
        }
        throw failure;
    }

    /** What a number of libvirt's {@code virDomainState} means to us. */
    static DomainState state(int number) {
        return switch (number) {
            case 3, 7 -> DomainState.PAUSED;
            case 4 -> DomainState.SHUTTING_DOWN;
            case 5 -> DomainState.SHUT_OFF;
            case 6 -> DomainState.CRASHED;
            default -> DomainState.RUNNING;
        };
    }

    private void check(int result) throws NativeFailure {
        if (result < 0) {
            throw lastFailure();
        }
    }

    private NativeFailure lastFailure() {
        return new NativeFailure(new Error(functions.virGetLastError()));
    }
}
