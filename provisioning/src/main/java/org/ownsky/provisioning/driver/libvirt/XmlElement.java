package org.ownsky.provisioning.driver.libvirt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An XML element for libvirt. Whatever is put into it comes out as a value, never as markup; what is not ASCII comes out
 * as character references, so that no encoding on the way matters.
 */
final class XmlElement {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private String text = "";

    private XmlElement(String name) {
        this.name = name;
    }

    static XmlElement element(String name) {
        return new XmlElement(name);
    }

    /** An element with text in it: {@code <name>text</name>}. */
    static XmlElement element(String name, Object text) {
        XmlElement element = new XmlElement(name);
        element.text = text.toString();
        return element;
    }

    XmlElement attribute(String attribute, Object value) {
        attributes.put(attribute, value.toString());
        return this;
    }

    XmlElement with(XmlElement... inner) {
        children.addAll(List.of(inner));
        return this;
    }

    XmlElement with(Optional<XmlElement> inner) {
        inner.ifPresent(children::add);
        return this;
    }

    /**
     * The element as text.
     *
     * @throws IllegalArgumentException if it holds a character that XML cannot
     */
    String toXml() {
        StringBuilder xml = new StringBuilder();
        write(xml);
        return xml.toString();
    }

    private void write(StringBuilder xml) {
        xml.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            xml.append(' ').append(attribute).append("='");
            escape(value, xml);
            xml.append('\'');
        });
        xml.append('>');
        escape(text, xml);
        children.forEach(child -> child.write(xml));
        xml.append("</").append(name).append('>');
    }

    private static void escape(String value, StringBuilder xml) {
        value.codePoints().forEach(character -> {
            boolean plain = character >= ' ' && character < 0x7f && "<>&'\"".indexOf(character) < 0;
            if (plain) {
                xml.appendCodePoint(character);
                return;
            }
            if (!allowed(character)) {
                throw new IllegalArgumentException("XML cannot hold the character U+" + Integer.toHexString(character));
            }
            xml.append("&#").append(character).append(';');
        });
    }

    /** XML 1.0, production 2. */
    static boolean allowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xd7ff)
                || (character >= 0xe000 && character <= 0xfffd)
                || (character >= 0x10000 && character <= 0x10ffff);
    }
}
