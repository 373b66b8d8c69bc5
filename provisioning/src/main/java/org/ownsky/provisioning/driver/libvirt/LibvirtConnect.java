package org.ownsky.provisioning.driver.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.libvirt.Connect;
import org.libvirt.Error;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.virError;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainState;

/** A connection with the calls that libvirt-java lacks, by JNA on the same pointers. */
final class LibvirtConnect extends Connect {
    /** {@code VIR_DOMAIN_METADATA_ELEMENT}. */
    private static final int METADATA_ELEMENT = 2;
    /** {@code VIR_UUID_STRING_BUFLEN}. */
    private static final int UUID_BUFFER = 37;

    private final Functions functions = Native.load("virt", Functions.class);

    LibvirtConnect(String uri) throws LibvirtException {
        super(uri);
    }

    /** All guests, in one call for the list and two for each guest. A guest that goes meanwhile is left out. */
    List<DomainFacts> listAllDomains() throws NativeFailure {
        PointerByReference list = new PointerByReference();
        int count = functions.virConnectListAllDomains(vcp, list, 0);
        if (count < 0) {
            throw lastFailure();
        }
        Pointer[] domains = list.getValue().getPointerArray(0, count);
        Native.free(Pointer.nativeValue(list.getValue()));
        try {
            List<DomainFacts> facts = new ArrayList<>(count);
            for (Pointer domain : domains) {
                facts(domain).ifPresent(facts::add);
            }
            return facts;
        } finally {
            for (Pointer domain : domains) {
                functions.virDomainFree(domain);
            }
        }
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
    private static DomainState state(int number) {
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

    /** Signatures as in libvirt's headers. */
    private interface Functions extends Library {
        int virConnectListAllDomains(ConnectionPointer connection, PointerByReference domains, int flags);

        @Nullable
        Pointer virDomainLookupByUUIDString(ConnectionPointer connection, String uuid);

        int virDomainGetUUIDString(Pointer domain, byte[] buffer);

        String virDomainGetName(Pointer domain);

        int virDomainGetState(Pointer domain, IntByReference state, @Nullable IntByReference reason, int flags);

        @Nullable
        Pointer virDomainGetMetadata(Pointer domain, int type, String uri, int flags);

        int virDomainFree(Pointer domain);

        virError virGetLastError();
    }
}
