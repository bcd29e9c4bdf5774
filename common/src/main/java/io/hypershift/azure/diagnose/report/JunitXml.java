package io.hypershift.azure.diagnose.report;

import io.hypershift.azure.cluster.ClusterKey;
import java.io.StringWriter;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The frame of a report as surefire writes it, whatever tests it tells of. */
final class JunitXml {
    private JunitXml() {}

    /** Writes what is within the frame. */
    @FunctionalInterface
    interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    static String document(Content suite) {
        var text = new StringWriter();
        try {
            // Not newFactory(): a front end's process may bring another implementation along.
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text + "\n";
    }

    static void startSuite(XMLStreamWriter xml, ClusterKey cluster, int tests, int failures, long skipped, Instant at)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute(
                "name", Printable.of("hypershift " + cluster)); // it may be one that was refused for its name
        xml.writeAttribute("tests", Integer.toString(tests));
        xml.writeAttribute("failures", Integer.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", Long.toString(skipped));
        xml.writeAttribute("timestamp", at.toString());
    }

    static void startCase(XMLStreamWriter xml, ClusterKey cluster, String name) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute(
                "classname", Printable.of("hypershift.%s.%s".formatted(cluster.namespace(), cluster.name())));
        xml.writeAttribute("name", name);
    }

    static void endSuite(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }
}
