package org.ownsky.provisioning.driver.libvirt;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An element of what libvirt answers. */
record XmlTree(Element element) {
    static XmlTree parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new XmlTree(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("libvirt answered something that is not XML", e);
        }
    }

    /** All elements down this path of names, one level each. */
    List<XmlTree> all(String name, String... deeper) {
        NodeList nodes = element.getChildNodes();
        List<XmlTree> found = IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node ->
                        node instanceof Element child && child.getTagName().equals(name))
                .map(node -> new XmlTree((Element) node))
                .toList();
        if (deeper.length == 0) {
            return found;
        }
        String[] rest = Arrays.copyOfRange(deeper, 1, deeper.length);
        return found.stream()
                .flatMap(child -> child.all(deeper[0], rest).stream())
                .toList();
    }

    /** The first element down this path of names. */
    Optional<XmlTree> first(String name, String... deeper) {
        return all(name, deeper).stream().findFirst();
    }

    /** The attribute, empty if absent or empty. */
    Optional<String> attribute(String attribute) {
        return Optional.of(element.getAttribute(attribute)).filter(value -> !value.isEmpty());
    }

    String text() {
        return element.getTextContent().strip();
    }
}
