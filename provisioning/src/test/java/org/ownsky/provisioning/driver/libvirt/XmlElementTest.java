package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ownsky.provisioning.driver.libvirt.XmlElement.element;

import org.junit.jupiter.api.Test;

class XmlElementTest {
    @Test
    void valuesStayValues() {
        String hostile = "</name><devices a='b' c=\"d\">&amp; ünïcode 🙂\n";

        String xml = element("domain")
                .attribute("title", hostile)
                .with(element("name", hostile))
                .toXml();

        XmlTree read = XmlTree.parse(xml);
        assertThat(read.attribute("title")).contains(hostile);
        assertThat(read.all("name")).singleElement().satisfies(name -> {
            assertThat(name.text()).isEqualTo(hostile.strip());
            assertThat(name.all("devices")).isEmpty();
        });
        assertThat(xml).isASCII();
    }

    @Test
    void charactersThatXmlCannotHoldAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> element("name", "a\u0000b").toXml())
                .withMessageContaining("U+0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> element("name", "\ud800").toXml());
    }
}
