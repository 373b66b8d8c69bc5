package org.ownsky.provisioning.driver.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.virError;

/** What libvirt-java lacks, with signatures as in libvirt's headers. */
interface VirtFunctions extends Library {
    VirtFunctions LIBRARY = Native.load("virt", VirtFunctions.class);

    int virConnectListAllDomains(ConnectionPointer connection, PointerByReference domains, int flags);

    @Nullable
    Pointer virDomainLookupByUUIDString(ConnectionPointer connection, String uuid);

    int virDomainGetUUIDString(Pointer domain, byte[] buffer);

    String virDomainGetName(Pointer domain);

    int virDomainGetState(Pointer domain, IntByReference state, @Nullable IntByReference reason, int flags);

    @Nullable
    Pointer virDomainGetMetadata(Pointer domain, int type, String uri, int flags);

    @Nullable
    Pointer virDomainGetXMLDesc(Pointer domain, int flags);

    int virDomainSetBlockIoTune(Pointer domain, String disk, Pointer parameters, int count, int flags);

    int virDomainBackupBegin(Pointer domain, String backupXml, @Nullable String checkpointXml, int flags);

    int virDomainGetJobStats(
            Pointer domain, IntByReference type, PointerByReference parameters, IntByReference count, int flags);

    int virDomainAbortJob(Pointer domain);

    int virDomainAgentSetResponseTimeout(Pointer domain, int seconds, int flags);

    int virDomainFSFreeze(Pointer domain, @Nullable Pointer mountPoints, int count, int flags);

    int virDomainFSThaw(Pointer domain, @Nullable Pointer mountPoints, int count, int flags);

    int virDomainGetFSInfo(Pointer domain, PointerByReference info, int flags);

    void virDomainFSInfoFree(Pointer info);

    void virTypedParamsFree(Pointer parameters, int count);

    int virDomainFree(Pointer domain);

    virError virGetLastError();
}
