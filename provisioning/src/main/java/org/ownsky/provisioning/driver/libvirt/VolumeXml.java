package org.ownsky.provisioning.driver.libvirt;

import static org.ownsky.provisioning.driver.libvirt.XmlElement.element;

import org.ownsky.kernel.Bytes;

/** Volumes of directory pools as libvirt's <a href="https://libvirt.org/formatstorage.html">volume XML</a>. */
final class VolumeXml {
    private VolumeXml() {}

    /**
     * A file of this size to fill. Its space is taken beforehand: libvirt does not tell when the end of an upload finds the
     * disk full.
     */
    static String raw(String name, long size) {
        return element("volume")
                .with(
                        element("name", name),
                        element("capacity", size).attribute("unit", "bytes"),
                        element("allocation", size).attribute("unit", "bytes"),
                        element("target").with(element("format").attribute("type", "raw")))
                .toXml();
    }

    /** A blank disk that takes space as it is written. */
    static String blank(String name, Bytes size) {
        return element("volume")
                .with(
                        element("name", name),
                        element("capacity", size.value()).attribute("unit", "bytes"),
                        element("target").with(element("format").attribute("type", "qcow2"), element("compat", "1.1")))
                .toXml();
    }

    /** A copy-on-write disk over a qcow2 file. */
    static String overlay(String name, Bytes size, String backingPath) {
        return element("volume")
                .with(
                        element("name", name),
                        element("capacity", size.value()).attribute("unit", "bytes"),
                        element("target")
                                .with(
                                        element("format").attribute("type", "qcow2"),
                                        // Version 3: the older one, libvirt's default, writes zeros slowly.
                                        element("compat", "1.1")),
                        element("backingStore")
                                .with(
                                        element("path", backingPath),
                                        element("format").attribute("type", "qcow2")))
                .toXml();
    }
}
